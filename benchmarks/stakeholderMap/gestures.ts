import type { Locator, Page } from 'playwright-core';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Each movement of the mouse waits for the page, which takes one a frame. */
async function along(page: Page, from: Point, to: Point, steps: number): Promise<void> {
  for (let step = 1; step <= steps; step += 1) {
    const share = step / steps;
    await page.mouse.move(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
  }
}

/** @throws Error where it is not to be seen */
export async function middleOf(found: Locator): Promise<Point> {
  const box = await found.boundingBox();
  if (box === null) throw new Error('What is to be moved is not to be seen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Moves the chart to and fro by its background, with a finger's steps. */
export async function pan(page: Page, middle: Point, rounds: number): Promise<void> {
  const reach = { x: 350, y: 150 };
  for (let round = 0; round < rounds; round += 1) {
    const sign = round % 2 === 0 ? 1 : -1;
    const from = { x: middle.x - sign * reach.x, y: middle.y - sign * reach.y };
    const to = { x: middle.x + sign * reach.x, y: middle.y + sign * reach.y };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await along(page, from, to, 60);
    await page.mouse.up();
  }
}

/** Turns the wheel so many times one way after the other, a turn a frame. */
export async function wheel(page: Page, at: Point, turns: number, ways: readonly number[]): Promise<void> {
  await page.mouse.move(at.x, at.y);
  for (const deltaY of ways) {
    for (let turn = 0; turn < turns; turn += 1) {
      await page.mouse.wheel(0, deltaY);
      await page.evaluate('new Promise(requestAnimationFrame)');
    }
  }
}

/** Drags a person over others and back to where they were, so that nothing is saved; `meanwhile` looks at the page under way. */
export async function drag(page: Page, card: Locator, rounds: number, meanwhile: () => Promise<void>): Promise<void> {
  const start = await middleOf(card);
  const end = { x: start.x + 280, y: start.y + 160 };
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (let round = 0; round < rounds; round += 1) {
    await along(page, start, end, 30);
    if (round === 0) await meanwhile();
    await along(page, end, start, 30);
  }
  await page.mouse.up();
}
