import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { cursorRows, cutAt, oracleRows, piecesOf } from '../tests/unit/salesforce/scan/csvCorpus.ts';
import { GROUP_COLUMNS, lehmer, MORSELS, pick, randomPage } from '../tests/unit/salesforce/scan/randomPages.ts';
import type { Random } from '../tests/unit/salesforce/scan/randomPages.ts';
import { oracleReading, pageReading, sumColumns } from '../tests/unit/salesforce/scan/sumOracle.ts';

/**
 * Random files, well-formed and not, read by our scanner and by csv-parse: each seed is a file whose rows are compared, and a page of opportunities
 * whose sums and counts are, since nearly all rows of such pages are read in one go, without the walk over cells. Stops at the first difference and
 * prints its seed; `--seed <n> --files 1` runs that one again.
 */
const { values: flags } = parseArgs({
  options: { files: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const first = Number(flags.seed);
const files = Number(flags.files);
const told = { refusedFiles: 0, rows: 0, refusedPages: 0, opportunities: 0 };

for (let seed = first; seed < first + files; seed++) {
  compareRows(seed);
  compareSums(seed);
}
console.log(
  `${files} files and ${files} pages from seed ${first}: no difference (${told.refusedFiles} and ${told.refusedPages} refused by both, ${told.rows} rows and ${told.opportunities} opportunities read alike)`,
);

function compareRows(seed: number): void {
  const random = lehmer(seed);
  const text = Buffer.from(random() < 0.5 ? anything(random) : table(random));
  const expected = oracleRows(text);
  told.refusedFiles += Number(expected === 'refused');
  told.rows += expected === 'refused' ? 0 : expected.length;
  for (const pieces of inPieces(text, 20, random)) {
    assert.deepEqual(cursorRows(pieces), expected, `seed ${seed}: ${JSON.stringify(text.toString())}`);
  }
}

function compareSums(seed: number): void {
  const random = lehmer(seed);
  const page = randomPage(random);
  const columns = sumColumns(GROUP_COLUMNS);
  const expected = oracleReading(page, columns);
  told.refusedPages += Number(expected === 'refused');
  told.opportunities += expected === 'refused' ? 0 : expected.rows;
  for (const pieces of inPieces(page, 1_000, random)) {
    assert.deepEqual(pageReading(pieces, columns), expected, `seed ${seed}: ${JSON.stringify(page.toString())}`);
  }
}

/** The bytes as a whole, cut in two, and in pieces of a length. */
function inPieces(bytes: Buffer, longest: number, random: Random): readonly (readonly Uint8Array[])[] {
  const place = Math.floor(random() * (bytes.length + 1));
  const length = 1 + Math.floor(random() * longest);
  return [[bytes], cutAt(bytes, place), piecesOf(bytes, length)];
}

function anything(random: Random): string {
  return Array.from({ length: Math.floor(random() * 30) }, () => pick(MORSELS, random)).join('');
}

/** Rows as Salesforce writes them, a few of them damaged. */
function table(random: Random): string {
  const width = 1 + Math.floor(random() * 5);
  const end = pick(['\n', '\r\n'], random);
  const lines = Array.from({ length: Math.floor(random() * 12) }, () =>
    Array.from({ length: width - Number(random() < 0.02) }, () => cell(random)).join(','),
  );
  return (random() < 0.2 ? '\uFEFF' : '') + lines.join(end) + (random() < 0.7 ? end : '');
}

function cell(random: Random): string {
  const text = Array.from({ length: Math.floor(random() * 5) }, () => pick(MORSELS, random)).join('');
  return random() < 0.98 ? `"${text.replaceAll('"', '""')}"` : text;
}
