import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../../../../scripts/cli/index.ts';
import { PageSums, Totals } from '../../../../scripts/salesforce/scan/index.ts';
import { cutAt, piecesOf } from './csvCorpus.ts';
import { GROUP_COLUMNS, lehmer, opportunityRows, randomPage } from './randomPages.ts';
import { addPage, oracleReading, oracleSums, pageReading, sumColumns, textsOf } from './sumOracle.ts';

/** Rows that are read in one go, and others among them, must give what csv-parse and exact decimals give. */

const HEADER = `"Id","AccountId","Amount",${GROUP_COLUMNS.map((name) => `"${name}"`).join(',')}\n`;

describe('rows of the usual form', () => {
  for (const [seed, oddShare] of [
    [1, 0],
    [2, 0.05],
    [3, 0.3],
    [4, 1],
  ] as const) {
    it(`give the sums of the oracle when ${oddShare * 100} % are odd, in pieces of any size`, () => {
      const random = lehmer(seed);
      const columns = sumColumns(GROUP_COLUMNS);
      const csv = Buffer.from(HEADER + opportunityRows(random, 2_000, oddShare).join(''));
      const expected = oracleSums(csv, columns);
      assert.ok(Object.keys(expected).length > 1_000);
      for (const size of [7, 199, 1_000, 65_536, csv.length]) {
        const totals = new Totals(columns);
        assert.equal(addPage(totals, piecesOf(csv, size)), 2_000);
        assert.deepEqual(textsOf(totals), expected, `in pieces of ${size}`);
      }
    });
  }

  it('are the same wherever the bytes are cut in two', () => {
    const columns = sumColumns(GROUP_COLUMNS);
    const csv = Buffer.from(HEADER + opportunityRows(lehmer(5), 12, 0.2).join(''));
    const expected = oracleSums(csv, columns);
    for (let cut = 0; cut <= csv.length; cut++) {
      const totals = new Totals(columns);
      addPage(totals, [csv.subarray(0, cut), csv.subarray(cut)]);
      assert.deepEqual(textsOf(totals), expected, `cut at ${cut}`);
    }
  });

  // `npm run bench -- scanner-fuzz` does so 100,000 times.
  it('are read, or refused, as by the oracle in pages that are damaged', () => {
    const refused = { both: 0 };
    for (let seed = 1; seed <= 250; seed++) {
      const random = lehmer(seed);
      const columns = sumColumns(GROUP_COLUMNS);
      const page = randomPage(random);
      const expected = oracleReading(page, columns);
      refused.both += Number(expected === 'refused');
      for (const pieces of [[page], cutAt(page, Math.floor(random() * page.length)), piecesOf(page, 700)]) {
        assert.deepEqual(pageReading(pieces, columns), expected, `seed ${seed}`);
      }
    }
    assert.ok(refused.both > 25 && refused.both < 125, String(refused.both));
  });

  it('do not take a row end without a line end for the beginning of a longer one', () => {
    const columns = sumColumns(['IsWon']);
    const totals = new Totals(columns);
    const row = `"${toLongId('0065g0000000001')}","${toLongId('0015g0000000001')}","1.0","true"`;
    const header = '"Id","AccountId","Amount","IsWon"\n';
    addPage(totals, [Buffer.from(header + row)]);
    const wide = Buffer.from(`${header}${`${row}\n`.repeat(3)}${row},"more"\n${`${row}\n`.repeat(9)}`);
    assert.throws(
      () => addPage(totals, [wide]),
      (thrown) => thrown instanceof CommandError && thrown.code === 'BAD_CSV' && thrown.message.includes('row 5'),
    );
  });

  it('tell hundreds of groups apart, also where a page with some of them was dropped', () => {
    const columns = sumColumns(['CloseDate']);
    const days = Array.from({ length: 900 }, (_, day) => String(10_000 + day));
    const csvOf = (from: number, to: number): Buffer =>
      Buffer.from(
        `"Id","AccountId","Amount","CloseDate"\n${Array.from({ length: 4_000 }, (_, index) => {
          const day = days[from + (index % (to - from))] ?? '';
          return `"${toLongId('0065g0000000001')}","${toLongId(`0015g00000000${10 + (index % 5)}`)}","${index}.25","${day}"\n`;
        }).join('')}`,
      );
    const totals = new Totals(columns);
    const dropped = new PageSums(totals, 'A page');
    dropped.take(csvOf(0, 600));
    dropped.end();
    addPage(totals, [csvOf(550, 900)]);
    assert.deepEqual(textsOf(totals), oracleSums(csvOf(550, 900), columns));
    addPage(totals, [csvOf(0, 10)]);
    assert.equal(totals.rows, 8_000);
  });

  it('refuse a key whose checksum is wrong', () => {
    const page = (account: string): Buffer =>
      Buffer.from(`"Id","AccountId","Amount"\n${`"006000000000001AAA","${account}","1.0"\n`.repeat(20)}`);
    for (const account of ['0015g00000ABCDEAAA', '0015g00000ABC-EAA5', '0015g00000ABCDEAA6']) {
      assert.throws(
        () => addPage(new Totals(sumColumns()), [page(account)]),
        (thrown) => thrown instanceof CommandError && thrown.code === 'BAD_ID' && thrown.message.includes(account),
      );
    }
  });
});
