/** Where Ctrl+Z belongs to the text that is being typed; inputs of single clicks are none of them. */
const TEXT_FIELDS =
  'textarea, [contenteditable=""], [contenteditable="true"], input:not([type="radio"], [type="checkbox"], [type="button"], [type="range"])';
/** What the inside of a base component is called where Lightning keeps it to itself. */
const BASE_INPUTS = /^LIGHTNING-(?:INPUT|TEXTAREA|COMBOBOX|RECORD-PICKER)/;

/** Ctrl+Z, or what stands for it on a Mac, where it is not about text. */
export function isUndoKey(event: KeyboardEvent): boolean {
  const isPressed = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  return isPressed && !event.defaultPrevented && !isTyping(event);
}

function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && (target.matches(TEXT_FIELDS) || BASE_INPUTS.test(target.tagName));
}

/** What the element that listens carries as `data-<name>`. */
export function carried(event: Event, name: string): string {
  return (event.currentTarget as HTMLElement).dataset[name] ?? '';
}
