import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError } from '../../../../scripts/cli/index.ts';
import { PageSums, Totals } from '../../../../scripts/salesforce/scan/index.ts';
import { cutAt, piecesOf } from './csvCorpus.ts';
import { addPage, oracleSums, sumColumns, textsOf } from './sumOracle.ts';

const A = '0015g00000ABCDEAA5';
const B = '0015g00000abcdeAAA';
const HEADER = '"Id","AccountId","Amount"\n';

/** A page of rows of account and amount. */
function page(...rows: readonly (readonly [string, string])[]): Buffer {
  return Buffer.from(HEADER + rows.map(([id, amount], index) => `"006${index}","${id}","${amount}"\n`).join(''));
}

function faultOf(csv: Buffer): CommandError {
  try {
    addPage(new Totals(sumColumns()), [csv]);
  } catch (thrown) {
    assert.ok(thrown instanceof CommandError, String(thrown));
    return thrown;
  }
  throw new assert.AssertionError({ message: 'nothing was thrown' });
}

describe('the sums of a page', () => {
  for (const [what, amounts, total] of [
    ['no amount', [''], '0'],
    ['one amount', ['1054'], '1054'],
    ['cents, which doubles cannot add', ['0.1', '0.2'], '0.3'],
    ['credits', ['100.50', '-0.75', '-100'], '-0.25'],
    ['a negative zero', ['-0.0'], '0'],
    ['an exponent', ['1.2345678E7', '1.0E7', '-2.5E8'], '-227654322'],
    ['a negative exponent', ['1.5E-3'], '0.0015'],
    ['a signed exponent and small letters', ['1e+2', '2e3'], '2100'],
    ['a point without a digit before it', ['.5', '-.25'], '0.25'],
    ['a plus sign', ['+5'], '5'],
    ['leading zeros', ['000000000000000000007.10'], '7.1'],
    ['24 decimals', ['0.000000000000000000000001', '1'], '1.000000000000000000000001'],
    ['more decimals than the scale', ['1.005', '1.005'], '2.01'],
    ['the largest amount of 15 digits', ['9999999999999.99', '0.01'], '10000000000000'],
    ['amounts beyond a safe integer', ['123456789012345678.99', '0.01'], '123456789012345679'],
    ['sums that become larger than a safe integer', Array<string>(20).fill('9999999999999.99'), '199999999999999.8'],
    [
      'sums that become larger and come back',
      [...Array<string>(20).fill('9999999999999.99'), ...Array<string>(20).fill('-9999999999999.98')],
      '0.2',
    ],
    ['sums below the smallest safe integer', Array<string>(11).fill('-9999999999999.99'), '-109999999999999.89'],
  ] as const) {
    it(`are exact for ${what}`, () => {
      const totals = new Totals(sumColumns());
      addPage(totals, [page(...amounts.map((amount) => [A, amount] as const))]);
      assert.deepEqual(textsOf(totals), { [`${A} 0`]: total });
    });
  }

  for (const text of [
    'abc',
    '1,000.00',
    '$5',
    '1.2.3',
    '5.',
    '-',
    'E5',
    '1E',
    '1E5E5',
    '--1',
    ' 1',
    '1 ',
    '0x10',
    'NaN',
    '1E999',
    '""',
  ]) {
    it(`stop at ${text}, naming the record`, () => {
      const fault = faultOf(page([A, '1'], [B, text.replaceAll('"', '""')]));
      assert.equal(fault.code, 'METRIC_IS_NO_NUMBER');
      assert.ok(fault.message.includes(`Opportunity 0061 has "${text}" in Amount`), fault.message);
    });
  }

  it('take an id of 15 characters for the same account', () => {
    const totals = new Totals(sumColumns());
    addPage(totals, [page([A, '1'], [A.slice(0, 15), '2'], [B.slice(0, 15), '3'], [B, '4'])]);
    assert.deepEqual(textsOf(totals), { [`${A} 0`]: '3', [`${B} 0`]: '7' });
  });

  it('refuse what is no id, naming the record', () => {
    // The last one has 18 characters, the lower byte of one of which is an A.
    for (const text of ['0015g', `${A}A`, '0015g00000ŁBCDEAA5']) {
      const fault = faultOf(page([A, '1'], [text, '2']));
      assert.equal(fault.code, 'BAD_ID');
      assert.ok(fault.message.includes(`record 0061 has "${text}" in AccountId`), fault.message);
    }
  });

  it('count rows without account and without amount', () => {
    const totals = new Totals(sumColumns(['IsWon']));
    const rows = [
      `"1","${A}","5","true"`,
      '"2","","7","true"',
      '"3","","","false"',
      `"4","${A}","","false"`,
      '"5","","text is not looked at","false"',
    ];
    const csv = Buffer.from(`"Id","AccountId","Amount","IsWon"\n${rows.join('\n')}\n`);
    assert.equal(addPage(totals, [csv]), 5);
    assert.deepEqual(totals.counts(0), { rows: 2, withoutKey: 1, withoutAmount: 0 });
    assert.deepEqual(totals.counts(1), { rows: 3, withoutKey: 2, withoutAmount: 2 });
    assert.deepEqual(totals.counts(2), { rows: 0, withoutKey: 0, withoutAmount: 0 });
    assert.deepEqual(textsOf(totals), { [`${A} 0`]: '5', [`${A} 1`]: '0' });
  });

  it('are the same wherever the bytes are cut', () => {
    const rows = [
      ['006A', A, '1.2345678E7', 'EUR', 'true'],
      ['006B', A.slice(0, 15), '0.005', 'EUR', 'true'],
      ['006"C"', B, '', 'Ünits', 'false'],
      ['006\nD', '', '1', 'USD', 'true'],
      ['006E', B, '-3.10', 'Ünits', 'false'],
    ];
    const cells = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
    const csv = Buffer.from(`\uFEFF"Id","AccountId","Amount","CurrencyIsoCode","IsWon"\r\n${cells.join('\r\n')}`);
    const columns = sumColumns(['CurrencyIsoCode', 'IsWon']);
    const expected = oracleSums(csv, columns);
    assert.equal(Object.keys(expected).length, 2);
    for (let place = 0; place <= csv.length; place++) {
      const totals = new Totals(columns);
      assert.equal(addPage(totals, cutAt(csv, place)), 5, `cut at ${place}`);
      assert.deepEqual(textsOf(totals), expected, `cut at ${place}`);
    }
  });

  it('are right for many accounts, groups and pages, in any order of columns', () => {
    const columns = sumColumns(['CloseDate', 'CurrencyIsoCode']);
    const totals = new Totals(columns);
    const expected = new Map<string, bigint>();
    for (let number = 0; number < 4; number++) {
      const lines = Array.from({ length: 5_000 }, (_, index) => {
        const account = `001${String((index * 7919 + number) % 3_001).padStart(12, '0')}AAA`;
        return `"${['EUR', 'USD', 'GBP'][index % 3] ?? ''}","${index % 97}.${10 + (index % 89)}","006${index}","2026-01-${index % 101}","${account}"`;
      });
      const csv = Buffer.from(`"CurrencyIsoCode","AMOUNT","Id","CloseDate","accountid"\n${lines.join('\n')}\n`);
      assert.equal(addPage(totals, piecesOf(csv, 10_007)), 5_000);
      const named = Buffer.from(csv.toString().replace('AMOUNT', 'Amount').replace('accountid', 'AccountId'));
      for (const [key, sum] of Object.entries(oracleSums(named, columns))) {
        expected.set(key, (expected.get(key) ?? 0n) + BigInt(Math.round(Number(sum) * 100)));
      }
    }
    const found = Object.entries(textsOf(totals)).map(([key, sum]) => [key, BigInt(Math.round(Number(sum) * 100))]);
    assert.ok(expected.size > 10_000);
    assert.deepEqual(Object.fromEntries(found), Object.fromEntries(expected));
  });

  it('ask for the group of a combination once', () => {
    const asked: string[][] = [];
    const columns = { ...sumColumns(['IsWon']), groupOf: (cells: readonly string[]) => asked.push([...cells]) };
    const csv = `"Id","AccountId","Amount","IsWon"\n${`"1","${A}","1","true"\n"2","${B}","1","false"\n`.repeat(50)}`;
    addPage(new Totals(columns), [Buffer.from(csv)]);
    assert.deepEqual(asked, [['true'], ['false']]);
  });
});

describe('a page that is not kept', () => {
  it('leaves no trace, and can be read again', () => {
    const totals = new Totals(sumColumns());
    addPage(totals, [page([A, '1'])]);
    const broken = new PageSums(totals, 'A page');
    broken.take(page([A, '10'], [B, '20'], [B, '1E30'], ['', '5']));
    broken.end();
    assert.deepEqual(textsOf(totals), { [`${A} 0`]: '1' });
    assert.deepEqual(totals.counts(0), { rows: 1, withoutKey: 0, withoutAmount: 0 });
    addPage(totals, [page([A, '10'])]);
    assert.deepEqual(textsOf(totals), { [`${A} 0`]: '11' });
  });

  it('does not disturb another page that is read at the same time', () => {
    const totals = new Totals(sumColumns());
    const first = new PageSums(totals, 'Page 1');
    const second = new PageSums(totals, 'Page 2');
    const [half = Buffer.alloc(0), rest = Buffer.alloc(0)] = cutAt(page([A, '1'], [B, '2'], [A, '3']), 60);
    first.take(half);
    second.take(page([B, '100'], [A, '200']));
    first.take(rest);
    assert.equal(first.end(), 3);
    first.keep();
    assert.deepEqual(textsOf(totals), { [`${B} 0`]: '2', [`${A} 0`]: '4' });
    assert.equal(second.end(), 2);
    second.keep();
    assert.deepEqual(textsOf(totals), { [`${B} 0`]: '102', [`${A} 0`]: '204' });
  });
});

describe('the header of a page', () => {
  for (const [what, header] of [
    ['a missing column', '"Id","Amount"'],
    ['an extra column', '"Id","AccountId","Amount","Name"'],
    ['a repeated column', '"Id","AccountId","Amount","Amount"'],
    ['a wrong column', '"Id","AccountId","Name"'],
    ['no row at all', ''],
  ] as const) {
    it(`is refused with ${what}`, () => {
      assert.equal(faultOf(Buffer.from(header)).code, 'BAD_HEADER');
    });
  }
});
