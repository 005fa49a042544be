import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
/** Where a PNG says how wide and how high it is. */
const SIZE_AT = { width: 16, height: 20 };

/** A file that the page gave to the browser. */
export interface SavedFile {
  readonly name: string;
  readonly path: string;
}

/** Does what saves a file, and waits for the file. */
export async function savedBy(page: Page, act: () => Promise<void>): Promise<SavedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** Chooses an item of the export menu by mouse. */
export async function exported(page: Page, item: string): Promise<SavedFile> {
  await page.getByRole('button', { name: 'Export' }).click();
  return savedBy(page, () => page.getByRole('menuitem', { name: item }).click());
}

export function rowsOf({ path }: SavedFile): Record<string, string>[] {
  return parse(readFileSync(path), { columns: true, bom: true });
}

/** A picture that is wider than high, and no empty canvas. */
export function assertPicture({ name, path }: SavedFile): void {
  const bytes = readFileSync(path);
  assert.match(name, /\.png$/);
  assert.deepEqual(bytes.subarray(0, PNG.length), PNG);
  const [width, height] = [bytes.readUInt32BE(SIZE_AT.width), bytes.readUInt32BE(SIZE_AT.height)];
  assert.ok(width > 1000 && height > 400 && width > height, `${name} has ${width} by ${height} pixels`);
  assert.ok(bytes.length > 20_000, `${name} is no empty canvas: ${bytes.length} bytes`);
}

/** Shows an exported page, and what is printed of it. @returns on how many landscape pages */
export async function printedPages(page: Page, { name, path }: SavedFile): Promise<number> {
  assert.match(name, /\.html$/);
  await page.setContent(readFileSync(path, 'utf8'));
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? [];
  assert.ok(Number(width) > Number(height), `the page has ${width} by ${height} points`);
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
