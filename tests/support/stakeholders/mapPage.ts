import assert from 'node:assert/strict';

import type { Browser, Locator, Page } from 'playwright-core';

import { openPage, type WatchedPage } from '../browser.ts';
import type { StakeholderOrg } from '../stakeholderOrg.ts';

export const SAM = 'sam@local-org.test';
export const MANAGER = 'manager@local-org.test';
export const VIEWER = 'viewer@local-org.test';

const HEIGHT = 1000;
/** A machine that has much else to do is slow, not broken. */
const PATIENCE_MS = 60_000;
/** Scores go from 1 to this. */
const HIGHEST = 5;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type ViewName = 'Grid' | 'Org chart' | 'Table' | 'Who knows whom' | 'Executive pairs';

/** What there is to be found on the map of an account's page, and what only a hand or an eye does there. */
export class MapPage {
  readonly page: Page;
  readonly root: Locator;
  readonly grid: Locator;
  readonly tree: Locator;
  readonly table: Locator;
  readonly matrix: Locator;
  readonly pairs: Locator;
  readonly panel: Locator;
  /** What the person of the panel said. */
  readonly voice: Locator;
  readonly adding: Locator;
  readonly notice: Locator;
  readonly signals: Locator;
  readonly filters: Locator;
  readonly search: Locator;
  readonly bulk: Locator;
  /** How many people the filter lets through. */
  readonly count: Locator;
  readonly team: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.locator('c-stakeholder-map');
    this.grid = page.locator('c-stakeholder-grid');
    this.tree = page.getByRole('tree', { name: 'Organisation chart' });
    this.table = page.getByRole('grid', { name: 'Stakeholders' });
    this.matrix = page.locator('c-contact-matrix');
    this.pairs = page.locator('c-executive-pair-list');
    this.panel = page.locator('c-stakeholder-panel');
    this.voice = page.locator('c-stakeholder-voice');
    this.adding = page.locator('c-stakeholder-add');
    this.notice = page.locator('c-stakeholder-notice');
    this.signals = page.locator('c-stakeholder-signal-list');
    this.filters = page.locator('c-stakeholder-filter');
    this.search = this.filters.getByRole('searchbox');
    this.count = this.filters.getByRole('status');
    this.bulk = page.locator('c-stakeholder-bulk-edit');
    this.team = page.locator('c-team-card');
  }

  /** A person on the grid. */
  mark(name: string): Locator {
    return this.grid.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** A person in one of the cells of the grid. */
  markAt(name: string, power: number, interest: number): Locator {
    const cell = this.grid.getByRole('group', { name: new RegExp(`^Power ${power}, interest ${interest}:`) });
    return cell.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** A person on the org chart. */
  card(name: string): Locator {
    return this.tree.getByRole('treeitem', { name: new RegExp(`^${name}`) });
  }

  /** A person in the table. */
  row(name: string): Locator {
    return this.table.getByRole('row', { name: new RegExp(name) });
  }

  /** A value in the table, by the label of its column. */
  async cell(name: string, column: string): Promise<Locator> {
    const labels = await this.table.getByRole('columnheader').allInnerTexts();
    const index = labels.findIndex((label) => label.trim() === column);
    assert.notEqual(index, -1, `there is no column ${column} among ${labels.join(', ')}`);
    return this.row(name).locator('th, td').nth(index).locator('[data-cell]');
  }

  /** A person in the matrix of contact. */
  contact(name: string): Locator {
    return this.matrix.getByRole('button', { name, exact: true });
  }

  /** Who of us faces somebody of them, and how it stands between the two. */
  pair(name: string): Locator {
    return this.pairs.getByRole('listitem').filter({ has: this.page.getByRole('button', { name, exact: true }) });
  }

  /** The switch to one of the views. */
  view(name: ViewName): Locator {
    return this.page.getByRole('radiogroup', { name: 'View' }).getByText(name, { exact: true });
  }

  /** The input of that switch. */
  viewInput(name: ViewName): Locator {
    return this.page.getByRole('radiogroup', { name: 'View' }).getByRole('radio', { name, exact: true });
  }

  /** The view that is shown, which is where Tab comes to. */
  get shownView(): Locator {
    return this.page.getByRole('radiogroup', { name: 'View' }).getByRole('radio', { checked: true });
  }

  /** The score of a person that is chosen in the panel. */
  chosenScore(label: string): Locator {
    return this.panel.getByRole('radiogroup', { name: label, exact: true }).getByRole('radio', { checked: true });
  }

  /** One of the scores of a person in the panel. */
  score(label: string, value: number): Locator {
    return this.panel.getByRole('radiogroup', { name: label, exact: true }).getByText(String(value), { exact: true });
  }

  /** Somebody in the list of contacts that may be added. */
  candidate(name: string): Locator {
    return this.adding.getByRole('listitem').filter({ hasText: name });
  }

  /** Where somebody's panel is open, it leaves the views less room. */
  async closePanel(): Promise<void> {
    const close = this.panel.getByRole('button', { name: 'Close', exact: true });
    if ((await close.count()) > 0) await close.click();
  }

  /** Chooses by mouse in a list of the filter, or of what changes many people at once. */
  async choose(where: Locator, label: string, option: string): Promise<void> {
    await where.getByRole('combobox', { name: label, exact: true }).click();
    await where.getByRole('option', { name: option, exact: true }).click();
  }

  /** The middle of a cell of the grid. */
  async cellAt(power: number, interest: number): Promise<Point> {
    const box = await boxOf(this.grid.locator('.board'));
    return {
      x: box.x + (box.width * (interest - 0.5)) / HIGHEST,
      y: box.y + (box.height * (HIGHEST + 0.5 - power)) / HIGHEST,
    };
  }

  /** Drags a person of the grid by mouse. */
  async dragMark(name: string, power: number, interest: number): Promise<void> {
    await this.mark(name).hover();
    const to = await this.cellAt(power, interest);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 3 });
    await this.page.mouse.up();
  }

  /** Drags a person of the org chart onto another one by mouse. */
  async dragCard(name: string, onto: string): Promise<void> {
    await this.card(name).hover();
    await this.page.mouse.down();
    await this.card(onto).hover();
    await this.page.mouse.up();
  }

  /** The page shows a change at once; afterwards the org has it, or has refused it. */
  async untilSaved(): Promise<void> {
    const saving = this.root.locator('p[role="status"]').filter({ hasText: /^Saving/ });
    await saving.first().waitFor({ state: 'detached' });
  }
}

/** An account's page with its map, in a browser context of its own. */
export interface OpenMap extends WatchedPage {
  readonly map: MapPage;
}

/** Opens an account's page as a user, and waits until its map has said something. */
export async function openMap(
  browser: Browser,
  { preview }: StakeholderOrg,
  accountId: string,
  { user = SAM, width = 1440 } = {},
): Promise<OpenMap> {
  const watched = await openPage(browser, { width, height: HEIGHT });
  watched.page.setDefaultTimeout(PATIENCE_MS);
  await watched.page.goto(`${preview.url}/lightning/r/Account/${accountId}/view?user=${user}`);
  const map = new MapPage(watched.page);
  await map.root.getByRole('heading').nth(1).waitFor();
  return { ...watched, map };
}

/** Where something is on the page, once what moved has been drawn. */
export async function boxOf(found: Locator): Promise<Point & { readonly width: number; readonly height: number }> {
  await found.page().evaluate(twoFrames);
  return (await found.boundingBox()) ?? assert.fail('it is not to be seen');
}

export async function middleOf(found: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(found);
  return { x: x + width / 2, y: y + height / 2 };
}

async function twoFrames(): Promise<void> {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}
