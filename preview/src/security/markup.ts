import { distortMethod, distortSetter } from './distort.ts';
import { sanitizeFragment } from './sanitizedMarkup.ts';

/** Elements that all namespaces of a page share: no component may replace what they hold. */
const isShared = (element: unknown): boolean =>
  element === document.documentElement || element === document.head || element === document.body;

/** Markup that a component inserts loses what could run; shared elements keep what they hold. */
export function sanitizeMarkup(): void {
  const setters: readonly (readonly [object, string])[] = [
    [Element.prototype, 'innerHTML'],
    [Element.prototype, 'outerHTML'],
    [ShadowRoot.prototype, 'innerHTML'],
  ];
  for (const [target, name] of setters) {
    distortSetter(target, name, (assign, value, self) => {
      if (!isShared(self)) assign(sanitizeFragment(`${(value ?? '') as string}`));
    });
  }
  distortMethod<Element, [where: unknown, markup: unknown]>(
    Element.prototype,
    'insertAdjacentHTML',
    (native, [where, markup]) => native(where, sanitizeFragment(String(markup))),
  );
  distortMethod<Element, [markup: unknown]>(Element.prototype, 'setHTMLUnsafe', (native, [markup], self) =>
    isShared(self) ? undefined : native(sanitizeFragment(String(markup))),
  );
  distortMethod<Range, [markup: unknown]>(Range.prototype, 'createContextualFragment', (native, [markup]) =>
    native(sanitizeFragment(String(markup))),
  );
  distortMethod<Document, [command: unknown, showUi?: unknown, value?: unknown]>(
    Document.prototype,
    'execCommand',
    (native, [command, showUi, value]) => {
      const isMarkup = String(command).toLowerCase() === 'inserthtml';
      return native(command, showUi, isMarkup ? sanitizeFragment(String(value)) : value);
    },
  );
}

/** Text must not replace the elements that all namespaces of a page share. */
export function protectSharedElements(): void {
  const setters: readonly (readonly [object, string])[] = [
    [Node.prototype, 'textContent'],
    [HTMLElement.prototype, 'innerText'],
    [HTMLElement.prototype, 'outerText'],
  ];
  for (const [target, name] of setters) {
    distortSetter(target, name, (assign, value, self) => {
      if (!isShared(self)) assign(value);
    });
  }
}
