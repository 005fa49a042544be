/** Wheels of a mouse turn by about 100 pixels, fingers on a trackpad pinch by a few. */
const WHEEL = { turn: 0.002, pinch: 0.01, line: 16 };

/**
 * By how much a turn of the wheel zooms. Undefined where it goes on scrolling the page: as long as the chart has not the keyboard, and no Ctrl is
 * held, as with fingers that pinch on a trackpad.
 */
export function wheelZoom(event: WheelEvent, hasFocus: boolean): number | undefined {
  const isPinch = event.ctrlKey || event.metaKey;
  if (!isPinch && !hasFocus) {
    return undefined;
  }
  const turned = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL.line : 1);
  return Math.exp(-turned * (isPinch ? WHEEL.pinch : WHEEL.turn));
}
