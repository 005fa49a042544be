import { createHash } from 'node:crypto';
import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';

/** What the job asks for in an org with several currencies. */
export const COLUMNS = ['Id', 'AccountId', 'Amount', 'IsWon', 'CurrencyIsoCode'] as const;

const ROWS_PER_PAGE = 50_000;
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF'];
/** Of the opportunities, in another currency than the others of their account. */
const FOREIGN_SHARE = 0.002;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** What every reader must find. */
export interface Truth {
  readonly rows: number;
  readonly bytes: number;
  /** That have a row. */
  readonly accounts: number;
  /** Of the sums in cents by account and currency; see digestOf. */
  readonly digest: string;
}

/** Hash of the lines `account currency cents`, sorted. */
export function digestOf(lines: string[]): string {
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 16);
}

/**
 * Result pages as Salesforce writes them, the same ones every time: a tenth as many accounts as rows, amounts from cents to
 * hundreds of millions, the large ones with an exponent.
 */
export function opportunityPages(rows: number, accounts: number): { pages: Buffer[]; truth: Truth } {
  const random = lehmer(42);
  const sums = new Map<number, number>();
  const pages: Buffer[] = [];
  for (let first = 0; first < rows; first += ROWS_PER_PAGE) {
    const lines = [quoted(COLUMNS)];
    for (let row = first; row < Math.min(first + ROWS_PER_PAGE, rows); row++) {
      const account = Math.floor(random() * accounts);
      const isAbroad = random() < FOREIGN_SHARE;
      const currency = (account + Number(isAbroad)) % CURRENCIES.length;
      const cents = Math.round(10 ** (2 + 8 * random()));
      const key = account * CURRENCIES.length + currency;
      sums.set(key, (sums.get(key) ?? 0) + cents);
      lines.push(quoted([idOf('006', row), idOf('001', account), asSent(cents), 'true', CURRENCIES[currency] ?? '']));
    }
    pages.push(Buffer.from(`${lines.join('\n')}\n`));
  }
  const found = new Set<number>();
  const truthLines = [...sums].map(([key, cents]) => {
    const account = Math.floor(key / CURRENCIES.length);
    found.add(account);
    return `${idOf('001', account)} ${CURRENCIES[key % CURRENCIES.length] ?? ''} ${cents}`;
  });
  const bytes = pages.reduce((sum, page) => sum + page.length, 0);
  return { pages, truth: { rows, bytes, accounts: found.size, digest: digestOf(truthLines) } };
}

function quoted(cells: readonly string[]): string {
  return `"${cells.join('","')}"`;
}

/** With eight or more digits before the point, Salesforce writes an exponent. */
function asSent(cents: number): string {
  const amount = String(cents / 100);
  return cents >= 1_000_000_000 ? exponential(cents) : amount.includes('.') ? amount : `${amount}.0`;
}

function exponential(cents: number): string {
  const digits = String(cents);
  const fraction = digits.slice(1).replace(/0+$/, '') || '0';
  return `${digits.charAt(0)}.${fraction}E${digits.length - 3}`;
}

function idOf(prefix: string, number: number): string {
  let text = '';
  for (let rest = number, place = 0; place < 9; place++, rest = Math.floor(rest / DIGITS.length)) {
    text = DIGITS.charAt(rest % DIGITS.length) + text;
  }
  return toLongId(`${prefix}5g0${text}`);
}

/** Numbers from 0 to below 1; a generator of its own, so that they are the same on every machine. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
