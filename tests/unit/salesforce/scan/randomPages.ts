import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';

/** Columns behind record, account and amount that decide about the group. */
export const GROUP_COLUMNS = ['IsWon', 'CloseDate', 'CurrencyIsoCode'];

const PREFIXES = ['0015g000', '0011a000', '001Rm0Ab'];
/** What makes CSV difficult, and some text. */
export const MORSELS = [
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
  'Ł',
  '日',
  '🏔️',
  '\uFEFF',
  '',
];

/** Numbers from 0 to below 1. */
export type Random = () => number;

/** The same numbers for a seed on every machine. */
export function lehmer(seed: number): Random {
  let state = (seed * 69_621) % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** Opportunities as Salesforce writes them, with their line ends; some of them odd, and all of them well-formed. */
export function opportunityRows(random: Random, rows: number, oddShare: number): string[] {
  const id = (prefix: string, number: number): string => toLongId(prefix + number.toString(36).padStart(7, '0'));
  return Array.from({ length: rows }, (_, index) => {
    const account = id(pick(PREFIXES, random), Math.floor(random() * 40));
    const usual = {
      record: id('0065g000', index),
      account,
      amount: pick(['12.5', '-3.10', '1054.0', '1.2345678E7', '', '999999999999.99', '0.0', '123456789.01'], random),
      tail: [
        pick(['true', 'false', 'to be'], random),
        `2026-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
        pick(['EUR', 'USD'], random),
      ],
    };
    const odd = {
      ...usual,
      ...pick<Partial<typeof usual>>(
        [
          { record: 'has ""quotes"" in it' },
          { account: '' },
          { account: account.slice(0, 15) },
          { amount: '0.000000000000000000000001' },
          { amount: '123456789012345678.99' },
          { amount: '+7' },
          { tail: ['true', '2026-01-01', 'A ""code"",\nof two lines'] },
          { tail: ['true', '', 'x'.repeat(200)] },
        ],
        random,
      ),
    };
    const { record, account: key, amount, tail } = random() < oddShare ? odd : usual;
    return `"${[record, key, amount, ...tail].join('","')}"${random() < oddShare / 10 ? '\r\n' : '\n'}`;
  });
}

/** A page of opportunities: usual rows, odd ones among them, and half of the time damage anywhere. */
export function randomPage(random: Random): Buffer {
  const names = ['Id', 'AccountId', 'Amount', ...GROUP_COLUMNS];
  const rows = opportunityRows(random, Math.floor(random() * 30), pick([0, 0.05, 0.3, 1], random));
  const page = [`"${names.join('","')}"\n`, ...rows].join('');
  const bytes = Buffer.from(random() < 0.1 ? `\uFEFF${page}` : page);
  return random() < 0.5 ? bytes : damaged(bytes, random);
}

/** A few bytes lost, doubled or replaced; often at the end, as when a connection breaks. */
function damaged(page: Buffer, random: Random): Buffer {
  const at = Math.floor(random() * page.length);
  const length = Math.floor(random() * 12);
  const [before, after] = [page.subarray(0, at), page.subarray(at)];
  switch (Math.floor(random() * 6)) {
    case 0:
      return before;
    case 1:
      return Buffer.concat([before, after.subarray(length)]);
    case 2:
      return Buffer.concat([before, after.subarray(0, length), after]);
    case 3:
      // Where a row keeps its length, only what is in it can tell.
      return Buffer.concat([before, Buffer.from(pick(['"', ',', '\n', '0', '-'], random)), after.subarray(1)]);
    case 4:
      return Buffer.concat([before, Buffer.from(pick(MORSELS, random)), after]);
    default:
      return Buffer.concat([before, Buffer.from(pick(MORSELS, random)), after.subarray(length)]);
  }
}
