import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { cursorRows, cutAt, oracleRows, piecesOf } from '../tests/unit/salesforce/scan/csvCorpus.ts';

/**
 * Random files, well-formed and not, read by our scanner and by csv-parse. Stops at the first difference and prints its seed;
 * `--seed <n> --files 1` runs that file again.
 */
const { values: flags } = parseArgs({
  options: { files: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});

/** What makes CSV difficult, and some text. */
const MORSELS = [
  '"',
  '""',
  ',',
  '\n',
  '\r\n',
  '\r',
  '","',
  '"\n"',
  '"\r\n"',
  'a',
  'Id',
  '1.5E7',
  ' ',
  'é',
  '日',
  '🏔️',
  '\uFEFF',
  '',
];

let refused = 0;
let rows = 0;
const first = Number(flags.seed);
for (let seed = first; seed < first + Number(flags.files); seed++) {
  const random = lehmer(seed);
  const text = Buffer.from(random() < 0.5 ? anything(random) : table(random));
  const expected = oracleRows(text);
  if (expected === 'refused') {
    refused++;
  } else {
    rows += expected.length;
  }
  const place = Math.floor(random() * (text.length + 1));
  const length = 1 + Math.floor(random() * 20);
  for (const pieces of [[text], cutAt(text, place), piecesOf(text, length)]) {
    assert.deepEqual(cursorRows(pieces), expected, `seed ${seed}: ${JSON.stringify(text.toString())}`);
  }
}
console.log(
  `${flags.files} files from seed ${first}: no difference (${refused} refused by both, ${rows} rows read alike)`,
);

function anything(random: () => number): string {
  return Array.from({ length: Math.floor(random() * 30) }, () => pick(MORSELS, random)).join('');
}

/** Rows as Salesforce writes them, a few of them damaged. */
function table(random: () => number): string {
  const width = 1 + Math.floor(random() * 5);
  const end = pick(['\n', '\r\n'], random);
  const lines = Array.from({ length: Math.floor(random() * 12) }, () =>
    Array.from({ length: width - Number(random() < 0.02) }, () => cell(random)).join(','),
  );
  return (random() < 0.2 ? '\uFEFF' : '') + lines.join(end) + (random() < 0.7 ? end : '');
}

function cell(random: () => number): string {
  const text = Array.from({ length: Math.floor(random() * 5) }, () => pick(MORSELS, random)).join('');
  return random() < 0.98 ? `"${text.replaceAll('"', '""')}"` : text;
}

function pick(from: readonly string[], random: () => number): string {
  return from[Math.floor(random() * from.length)] ?? '';
}

/** Numbers from 0 to below 1, the same ones for a seed on every machine. */
function lehmer(seed: number): () => number {
  let state = (seed * 69_621) % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
