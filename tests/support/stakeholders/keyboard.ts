import assert from 'node:assert/strict';

import type { Locator } from 'playwright-core';

/** More stops than an account's page has, so that nobody tabs in circles. */
const MOST_STOPS = 250;
/** The option that arrow keys stand at, while the focus stays in the input. */
const POINTED_AT = '.slds-has-focus';

/**
 * Presses a key until an element has the focus, as somebody does who has no mouse: with Tab from wherever the focus is, after loading a page
 * from its beginning. Proves that the element is reached by that key.
 * @throws AssertionError where that many stops do not lead to it
 */
export async function reach(target: Locator, key = 'Tab'): Promise<void> {
  const find = (): ReturnType<Locator['elementHandle']> => target.elementHandle();
  let element = await find();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    // What is drawn anew on the way is another element.
    if ((await element?.evaluate((node) => node.isConnected)) !== true) element = await find();
    if ((await element?.evaluate((node) => node.matches(':focus'))) === true) return;
    await target.page().keyboard.press(key);
  }
  assert.fail(`${key} does not lead to ${String(target)}`);
}

/** Waits until an element has the focus, wherever it came from. */
export function hasFocus(target: Locator): Promise<void> {
  return target.and(target.page().locator(':focus')).waitFor();
}

/** Presses keys one after the other. */
export async function press(target: Locator, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await target.page().keyboard.press(key);
}

/** Opens a list of choices by Enter, goes to an option by arrow keys and takes it. */
export async function chooseByKeys(list: Locator, option: string): Promise<void> {
  await reach(list);
  await press(list, 'Enter');
  const options = list.page().getByRole('option');
  await options.first().waitFor();
  for (let tries = await options.count(); tries >= 0; tries -= 1) {
    await list.evaluate(twoFrames);
    if ((await options.and(list.page().locator(POINTED_AT)).allInnerTexts()).join().trim() === option) {
      await press(list, 'Enter');
      return;
    }
    await press(list, 'ArrowDown');
  }
  assert.fail(`arrow keys do not lead to ${option}`);
}

/** A list follows a key with the next frame. */
async function twoFrames(): Promise<void> {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}
