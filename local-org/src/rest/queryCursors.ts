import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { OrgError } from '../errors.ts';
import { apiId } from '../http/index.ts';

/** How many open cursors a user may have; the oldest gives way. Source: "SOQL and SOSL Limits for Search Queries". */
const CURSORS_PER_USER = 10;

/** A long result is written in slices, so that other requests get their turn. */
const SLICE_MS = 20;

interface Cursor {
  readonly userId: string;
  readonly file: string;
  /** Its descriptor. */
  readonly opened: number;
  readonly total: number;
  readonly pageSize: number;
  /** Where each page begins in the file; one more entry for the end. */
  readonly offsets: readonly number[];
}

export interface QueryPage {
  /** JSON of the records, comma-separated, without brackets. */
  readonly records: string;
  readonly totalSize: number;
  /** `01g…-2000`; undefined on the last page. */
  readonly nextLocator: string | undefined;
}

/** Results that do not fit one page, kept on disk as they were when the query ran. */
export class QueryCursors {
  readonly #directory: string;
  readonly #cursors = new Map<string, Cursor>();
  #sequence = 0;

  constructor(spoolDir: string) {
    this.#directory = path.join(spoolDir, 'cursors');
    mkdirSync(this.#directory, { recursive: true });
  }

  /** Reads `records` to the end. A cursor stays open only when there is more than one page. */
  async open(records: Iterator<unknown, void>, pageSize: number, userId: string): Promise<QueryPage> {
    const writing = this.#write(records, pageSize, userId);
    let sliceEnd = performance.now() + SLICE_MS;
    for (;;) {
      const step = writing.next();
      if (step.done) return step.value;
      if (performance.now() > sliceEnd) {
        await setImmediate();
        sliceEnd = performance.now() + SLICE_MS;
      }
    }
  }

  /** As {@link open}, in one go: a query within a transaction reads nothing that came after it. */
  openAtOnce(records: Iterator<unknown, void>, pageSize: number, userId: string): QueryPage {
    const writing = this.#write(records, pageSize, userId);
    for (;;) {
      const step = writing.next();
      if (step.done) return step.value;
    }
  }

  /** Writes a page at each step. */
  *#write(records: Iterator<unknown, void>, pageSize: number, userId: string): Generator<undefined, QueryPage> {
    const first = takePage(records, pageSize);
    const second = takePage(records, pageSize);
    if (second.length === 0) {
      return { records: first.join(','), totalSize: first.length, nextLocator: undefined };
    }
    const file = path.join(this.#directory, randomUUID());
    const opened = openSync(file, 'w+');
    const offsets = [0];
    let total = 0;
    let page = first;
    let next = second;
    while (page.length > 0) {
      const start = offsets.at(-1) ?? 0;
      offsets.push(start + writeSync(opened, Buffer.from(page.join(',')), 0, undefined, start));
      total += page.length;
      page = next;
      next = takePage(records, pageSize);
      yield;
    }
    const id = apiId('01g', (this.#sequence += 1));
    this.#cursors.set(id, { userId, file, opened, total, pageSize, offsets });
    this.#closeOldest(userId);
    return { records: first.join(','), totalSize: total, nextLocator: `${id}-${pageSize}` };
  }

  /** @throws OrgError INVALID_QUERY_LOCATOR when it never existed, has expired, or belongs to another user. */
  page(locator: string, userId: string): QueryPage {
    const [id = '', offset = ''] = locator.split('-');
    const cursor = this.#cursors.get(id);
    const first = /^\d+$/.test(offset) ? Number(offset) : Number.NaN;
    const page = cursor ? first / cursor.pageSize : Number.NaN;
    if (cursor?.userId !== userId || !Number.isInteger(page) || page < 0 || first >= cursor.total) {
      throw new OrgError('INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    const start = cursor.offsets[page] ?? 0;
    const buffer = Buffer.alloc((cursor.offsets[page + 1] ?? start) - start);
    readSync(cursor.opened, buffer, 0, buffer.length, start);
    const following = first + cursor.pageSize;
    return {
      records: buffer.toString(),
      totalSize: cursor.total,
      nextLocator: following < cursor.total ? `${id}-${following}` : undefined,
    };
  }

  close(): void {
    for (const id of this.#cursors.keys()) this.#close(id);
  }

  #closeOldest(userId: string): void {
    const own = [...this.#cursors].filter(([, cursor]) => cursor.userId === userId).map(([id]) => id);
    for (const id of own.slice(0, Math.max(0, own.length - CURSORS_PER_USER))) this.#close(id);
  }

  #close(id: string): void {
    const cursor = this.#cursors.get(id);
    this.#cursors.delete(id);
    if (!cursor) return;
    closeSync(cursor.opened);
    rmSync(cursor.file, { force: true });
  }
}

function takePage(records: Iterator<unknown, void>, pageSize: number): string[] {
  const page: string[] = [];
  while (page.length < pageSize) {
    const next = records.next();
    if (next.done) break;
    page.push(JSON.stringify(next.value));
  }
  return page;
}
