import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { RowSpool } from '../../../../local-org/src/bulk2/rowSpool.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'row-spool-'));
});
after(() => {
  rmSync(folder, { recursive: true });
});

let files = 0;
async function spoolOf(rows: readonly string[]): Promise<RowSpool> {
  const spool = await RowSpool.create(path.join(folder, String((files += 1))));
  for (const row of rows) if (spool.add(row)) await spool.flush();
  await spool.end();
  return spool;
}

async function read(spool: RowSpool, first: number, count: number): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of spool.read(first, count)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}

describe('RowSpool', () => {
  for (const size of [0, 1, 3, 999, 1000, 1001, 2500, 33_001]) {
    it(`gives any range of ${size} rows`, async () => {
      const rows = Array.from({ length: size }, (_, index) => `"row ${index}","é ""x""\n${'y'.repeat(index % 7)}"\n`);
      const spool = await spoolOf(rows);
      assert.equal(spool.rows, size);
      for (const [first, count] of [
        [0, size],
        [0, 1],
        [1, 1],
        [998, 4],
        [1000, 1000],
        [1999, 2],
        [2499, 99],
        [15_999, 2],
        [32_500, 600],
        [size, 1],
      ] as const) {
        assert.equal(await read(spool, first, count), rows.slice(first, first + count).join(''), `${first}+${count}`);
      }
      await spool.remove();
    });
  }

  it('gives any range of rows that came in blocks, larger than it writes at once or empty', async () => {
    const spool = await RowSpool.create(path.join(folder, String((files += 1))));
    const rows: string[] = [];
    for (const size of [1, 0, 999, 700, 700, 40, 0, 1]) {
      const block = Array.from({ length: size }, () => `"row ${rows.length}","é${'z'.repeat(size)}"\r\n`);
      rows.push(...block);
      if (spool.addRows(block.join(''), size)) await spool.flush();
    }
    await spool.end();
    for (const [first, count] of [
      [0, 2441],
      [0, 1],
      [1, 999],
      [999, 2],
      [1000, 700],
      [1500, 900],
      [2440, 1],
      [2441, 1],
    ]) {
      assert.equal(await read(spool, first ?? 0, count ?? 0), rows.slice(first, (first ?? 0) + (count ?? 0)).join(''));
    }
    await spool.remove();
  });

  it('leaves no file behind', async () => {
    const spool = await spoolOf(['"a"\n']);
    const file = path.join(folder, String(files));
    assert.ok(existsSync(file));
    await spool.remove();
    assert.equal(existsSync(file), false);
  });
});
