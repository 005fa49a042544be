import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError } from '../../../../scripts/cli/index.ts';
import { RowCursor } from '../../../../scripts/salesforce/scan/index.ts';
import { CORPUS, cursorRows, cutAt, HUGE_FIELD, oracleRows, piecesOf } from './csvCorpus.ts';

describe('the walk over CSV rows', () => {
  for (const [what, text] of Object.entries(CORPUS)) {
    it(`reads ${what} like csv-parse, wherever it is cut`, () => {
      const bytes = Buffer.from(text);
      const expected = oracleRows(bytes);
      for (let place = 0; place <= bytes.length; place++) {
        assert.deepEqual(cursorRows(cutAt(bytes, place)), expected, `cut at ${place}`);
      }
      for (const length of [1, 2, 3, 5]) {
        assert.deepEqual(cursorRows(piecesOf(bytes, length)), expected, `pieces of ${length}`);
      }
    });
  }

  it('refuses what csv-parse refuses, and reads the rest', () => {
    const refused = Object.values(CORPUS).filter((text) => oracleRows(Buffer.from(text)) === 'refused');
    assert.ok(refused.length >= 9 && refused.length < Object.keys(CORPUS).length / 2, String(refused.length));
  });

  it('reads a field larger than its buffer', () => {
    const bytes = Buffer.from(HUGE_FIELD);
    const expected = oracleRows(bytes);
    assert.equal(expected.length, 3);
    for (const length of [bytes.length, 65_536, 1_000, 7]) {
      assert.deepEqual(cursorRows(piecesOf(bytes, length)), expected, `pieces of ${length}`);
    }
  });

  it('keeps its place over more rows than its buffer holds', () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `"${index}","${'x'.repeat(index % 30)}"`);
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    const expected = oracleRows(bytes);
    for (const length of [bytes.length, 65_536, 977]) {
      assert.deepEqual(cursorRows(piecesOf(bytes, length)), expected, `pieces of ${length}`);
    }
  });

  it('does not hold on to the chunks', () => {
    const cursor = new RowCursor('A page');
    const chunk = Buffer.from('"Id"\n"1"\n');
    cursor.append(chunk);
    chunk.fill(0x2c);
    assert.ok(cursor.next());
    assert.deepEqual(cursor.texts(), ['Id']);
  });

  it('names the page, the row and what is wrong with it', () => {
    const cursor = new RowCursor('Page 7');
    cursor.append(Buffer.from('"Id","Name"\n"1"\n'));
    assert.ok(cursor.next());
    assert.throws(() => cursor.next(), {
      code: 'BAD_CSV',
      message: 'Page 7 is not well-formed CSV: in row 2, it has 1 cells instead of 2.',
    });
  });

  it('gives up on a row that no record can be', () => {
    const cursor = new RowCursor('A page');
    const piece = Buffer.alloc(1024 * 1024, 'x');
    cursor.append(Buffer.from('"Id"\n"'));
    assert.ok(cursor.next());
    const walk = (): void => {
      for (let count = 0; count < 40; count++) {
        cursor.append(piece);
        assert.equal(cursor.next(), false);
      }
    };
    assert.throws(walk, (thrown) => thrown instanceof CommandError && thrown.message.includes('does not end within'));
  });
});
