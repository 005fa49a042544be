import type { Locator, Page } from 'playwright-core';

import { drag, middleOf, pan, wheel } from './gestures.ts';

/** Something that somebody does on the map, measured by itself. */
export interface Activity {
  readonly name: string;
  /** A click that is answered once, unlike something that goes on for many frames. */
  readonly isAnswer?: boolean;
  /** What comes before and is not measured. @returns what is measured, and then throws where nothing has happened */
  readonly prepare: (page: Page) => Promise<Act>;
}

interface Act {
  readonly act: () => Promise<void>;
  readonly check: () => Promise<void>;
}

/** Until what a click leads to is drawn to its end, a piece a frame. */
const SETTLED_MS = 3000;

const chart = (page: Page): Locator => page.locator('c-stakeholder-chart-canvas [role="tree"]');
const table = (page: Page): Locator => page.locator('c-stakeholder-table table');

function assert(condition: boolean, message: string): void {
  if (!condition) throw new Error(message);
}

/** Clicks, and asks nothing of the page meanwhile, which would be measured as well. */
async function click(page: Page, clicked: Locator): Promise<() => Promise<void>> {
  const { x, y } = await middleOf(clicked);
  return async () => {
    await page.mouse.click(x, y);
    await page.waitForTimeout(SETTLED_MS);
  };
}

async function isShown(page: Page, shown: Locator): Promise<void> {
  await shown.first().waitFor({ timeout: 10_000 });
}

/** All rows, and not those of another order. */
async function isDrawn(page: Page): Promise<void> {
  assert((await table(page).getAttribute('aria-busy')) === 'false', 'The table was not drawn to its end.');
}

function opened(name: string, view: string, shown: (page: Page) => Locator): Activity {
  return {
    name,
    prepare: async (page) => ({
      act: await click(page, page.getByText(view, { exact: true })),
      check: () => isShown(page, shown(page)),
    }),
  };
}

function dragged(
  name: string,
  card: (page: Page) => Locator,
  ghost: (page: Page) => Locator,
  before?: (page: Page) => Promise<void>,
): Activity {
  return {
    name,
    prepare: async (page) => {
      await before?.(page);
      await card(page).scrollIntoViewIfNeeded();
      let isDragging = false;
      return {
        act: () =>
          drag(page, card(page), 4, async () => {
            isDragging = await ghost(page).isVisible();
          }),
        check: () => {
          assert(isDragging, 'Nobody was dragged, so nothing was measured.');
          return Promise.resolve();
        },
      };
    },
  };
}

/** Something done to the chart that moves its world. */
function moved(name: string, act: (page: Page) => Promise<void>, before?: (page: Page) => Promise<void>): Activity {
  return {
    name,
    prepare: async (page) => {
      await chart(page).focus();
      await chart(page).scrollIntoViewIfNeeded();
      await before?.(page);
      const place = (): Promise<string | null> => chart(page).locator('.world').getAttribute('style');
      const from = await place();
      return {
        act: () => act(page),
        check: async () => assert((await place()) !== from, 'Nothing moved, so nothing was measured.'),
      };
    },
  };
}

async function key(page: Page, name: string): Promise<void> {
  await page.keyboard.press(name);
  await page.waitForTimeout(SETTLED_MS);
}

const sorted: Activity = {
  name: 'sort the table',
  isAnswer: true,
  prepare: async (page) => {
    const header = table(page).getByRole('columnheader').nth(2);
    await header.scrollIntoViewIfNeeded();
    return {
      act: await click(page, header.getByRole('button')),
      check: async () => {
        assert((await header.getAttribute('aria-sort')) === 'ascending', 'The table is in its old order.');
        await isDrawn(page);
      },
    };
  },
};

const scrolled: Activity = {
  name: 'scroll the table',
  prepare: async (page) => {
    const top = (): Promise<number> => page.evaluate('document.scrollingElement.scrollTop');
    await table(page).scrollIntoViewIfNeeded();
    const from = await top();
    return {
      act: () => wheel(page, { x: 700, y: 500 }, 60, [60]),
      check: async () => assert((await top()) > from, 'Nothing scrolled, so nothing was measured.'),
    };
  },
};

/** In the order of a visit: each begins where the one before it has left the page. */
export const ACTIVITIES: readonly Activity[] = [
  dragged(
    'drag on the grid',
    (page) => page.locator('c-stakeholder-grid-cell button').first(),
    (page) => page.locator('c-stakeholder-grid .ghost'),
  ),
  opened('draw the chart', 'Org chart', (page) => chart(page).getByRole('treeitem').nth(5)),
  moved('pan', async (page) => pan(page, await middleOf(chart(page)), 5)),
  moved('zoom', async (page) => {
    // Past the scale at which cards become shapes, and in again, less far.
    await wheel(page, await middleOf(chart(page)), 40, [60, -50]);
  }),
  dragged(
    'drag on the chart',
    (page) => chart(page).getByRole('treeitem').first(),
    (page) => chart(page).locator('.ghost'),
    (page) => key(page, 'Home'),
  ),
  moved(
    'pan, all in sight',
    async (page) => pan(page, await middleOf(chart(page)), 3),
    (page) => key(page, '0'),
  ),
  {
    ...opened('open the table', 'Table', (page) => table(page).and(page.locator('[aria-busy="false"]'))),
    isAnswer: true,
  },
  scrolled,
  sorted,
];
