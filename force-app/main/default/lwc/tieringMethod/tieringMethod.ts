/**
 * The tiering method, once: exact money, the order of customers, quartiles, concentration and window arithmetic.
 * A service component without a single import, so that the browser and the sync job run the same lines.
 */

/** An exact decimal number: `units` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** `EqualCount` is SQL's NTILE(4); `EqualRevenue` is the 25 % band of the total in which a customer's revenue begins. */
export type TieringMethod = 'EqualCount' | 'EqualRevenue';
export type Quartile = 1 | 2 | 3 | 4;
export type UnrankedReason = 'ZeroTotal' | 'NegativeTotal' | 'NoRowsInWindow';

/** A customer before ranking; `total` is undefined when it has no won row in the window. */
export interface CustomerTotal {
  readonly id: string;
  readonly total: Decimal | undefined;
}

export interface RankedCustomer {
  /** 18 characters when the id given was a 15- or 18-character record id, else as given. */
  readonly id: string;
  readonly rank: number;
  readonly quartile: Quartile;
  readonly total: Decimal;
  /** Percent of the total of all ranked customers, six decimals. */
  readonly share: string;
  /** Percent of the total that this customer and all before it make up, six decimals. */
  readonly cumulative: string;
  readonly inTopPool: boolean;
  /** Signed money to the nearer quartile: positive is missing to the one above, negative may be lost to the one below. */
  readonly borderGap: Decimal | undefined;
}

export interface QuartileSummary {
  readonly quartile: Quartile;
  readonly customers: number;
  readonly total: Decimal;
  readonly share: string;
}

export interface Pool {
  /** The threshold in percent, six decimals. */
  readonly percent: string;
  readonly customers: number;
  readonly total: Decimal;
}

export interface Ranking {
  /** In rank order. */
  readonly customers: readonly RankedCustomer[];
  readonly total: Decimal;
  readonly quartiles: readonly QuartileSummary[];
  readonly topShare: Pool;
  /** Six decimals; undefined when nobody is ranked. */
  readonly gini: string | undefined;
  /** Herfindahl-Hirschman index, shares in percent, four decimals; undefined when nobody is ranked. */
  readonly herfindahlHirschmanIndex: string | undefined;
  /** In the order of ids. */
  readonly unranked: readonly { readonly id: string; readonly reason: UnrankedReason }[];
}

export interface RankingOptions {
  readonly method?: TieringMethod;
  /** Threshold of the top pool in percent, above 0 and at most 100. Default 50. */
  readonly topSharePercent?: string;
}

export interface TieringWindow {
  /** First day, `YYYY-MM-DD`, inclusive. */
  readonly start: string;
  /** Last day (the as-of date), `YYYY-MM-DD`, inclusive. */
  readonly end: string;
  readonly months: number;
}

const QUARTILES: readonly Quartile[] = [1, 2, 3, 4];
const SHARE_DECIMALS = 6;
const INDEX_DECIMALS = 4;
const MILLION = 1_000_000;
const NEAR_HALF = 0.001;
const DEFAULT_TOP_SHARE = '50';
/** Beyond any number Salesforce can send (a double ends at 1e308); keeps a hostile exponent from filling the memory. */
const LARGEST_EXPONENT = 400;
const DECIMAL = /^([+-]?)(\d+)?(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
/** In months: Number(3,0) holds the window on the run record. */
export const LONGEST_WINDOW = 999;

export const ZERO: Decimal = { units: 0n, scale: 0 };

function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/**
 * Reads a decimal number as Salesforce writes it: `1054`, `163339.50`, `-0.0`, `1.2345678E7`. Nothing else is a number:
 * no blanks, no thousands separators, no currency signs.
 * @throws RangeError naming the text.
 */
export function parseDecimal(text: string): Decimal {
  const match = DECIMAL.exec(text);
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  const exponent = Number(match?.[4] ?? 0);
  if (!match || whole + fraction === '' || Math.abs(exponent) > LARGEST_EXPONENT) {
    throw new RangeError(`"${text}" is not a decimal number`);
  }
  const digits = BigInt(whole + fraction);
  const units = match[1] === '-' ? -digits : digits;
  const scale = fraction.length - exponent;
  return scale >= 0 ? { units, scale } : { units: units * powerOfTen(-scale), scale: 0 };
}

/** Exact: the result has the larger scale of the two. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) {
    return { units: a.units + b.units, scale: a.scale };
  }
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

/** Negative when a is smaller, 0 when both are the same amount, positive when a is larger. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = unitsAt(a, scale);
  const right = unitsAt(b, scale);
  return left < right ? -1 : Number(left > right);
}

/** Canonical text: no exponent, no trailing zeros, no minus before zero (`10005534`, `163339.5`). */
export function formatDecimal({ units, scale }: Decimal): string {
  const text = fixedText(units, scale);
  return scale === 0 ? text : text.replace(/\.?0+$/, '');
}

/** Half-even at the given number of decimals, with all of them written (`163339.50`). For display and storage only. */
export function roundDecimal(value: Decimal, decimals: number): string {
  const units =
    value.scale <= decimals
      ? unitsAt(value, decimals)
      : divideHalfEven(value.units, powerOfTen(value.scale - decimals));
  return fixedText(units, decimals);
}

/**
 * The 18-character form of a record id: three characters that tell upper from lower case are appended to 15. Anything
 * that is not a 15-character id is returned as it is.
 */
export function toLongId(id: string): string {
  if (!/^[a-zA-Z0-9]{15}$/.test(id)) {
    return id;
  }
  let suffix = '';
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let offset = 0; offset < 5; offset++) {
      const char = id.charAt(start + offset);
      bits |= char >= 'A' && char <= 'Z' ? 1 << offset : 0;
    }
    suffix += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'.charAt(bits);
  }
  return id + suffix;
}

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = DATE.exec(text)?.map(Number) ?? [];
  return isoDate(dayOf(year, month, day)) === text;
}

/**
 * The window of `months` that ends on the as-of date: start = as-of minus the months plus one day, both ends inclusive.
 * Months clamp: 31 March minus one month is the last day of February.
 * @throws RangeError when the date does not exist or months is not a whole number from 1 to 999.
 */
export function tieringWindow(asOf: string, months: number): TieringWindow {
  if (!isCalendarDate(asOf)) {
    throw new RangeError(`"${asOf}" is not a date written YYYY-MM-DD`);
  }
  if (!Number.isInteger(months) || months < 1 || months > LONGEST_WINDOW) {
    throw new RangeError(`A window is a whole number of months from 1 to ${LONGEST_WINDOW}, not ${months}`);
  }
  const [year = 0, month = 0, day = 0] = asOf.split('-').map(Number);
  const lastDay = new Date(dayOf(year, month - months + 1, 0)).getUTCDate();
  const start = isoDate(dayOf(year, month - months, Math.min(day, lastDay)) + DAY_MS);
  return { start, end: asOf, months };
}

/**
 * Ranks customers: total descending, then id ascending; the order of the input never matters. Customers without a
 * positive total are listed as unranked with the reason.
 * @throws RangeError when a customer is given twice or the threshold is not above 0 and at most 100.
 */
export function rankCustomers(input: Iterable<CustomerTotal>, options: RankingOptions = {}): Ranking {
  const { entries, scale, unranked } = sortCustomers(input);
  const population = entries.length;
  const total = entries.reduce((sum, entry) => sum + entry.units, 0n);
  const toQuartile = options.method === 'EqualRevenue' ? equalRevenue(total) : equalCount(population);
  let before = 0n;
  const placed = entries.map(({ id, units }, index): Placed => {
    const quartile = toQuartile(index, before);
    before += units;
    return { id, units, quartile, cumulativeUnits: before };
  });
  const borders = quartileBorders(placed);
  const pool = topPool(placed, total, scale, options.topSharePercent ?? DEFAULT_TOP_SHARE);
  return {
    customers: placed.map(({ id, units, quartile, cumulativeUnits }, index) => ({
      id,
      rank: index + 1,
      quartile,
      total: { units, scale },
      share: percentOf(units, total),
      cumulative: percentOf(cumulativeUnits, total),
      inTopPool: index < pool.customers,
      borderGap: borderGap(units, quartile, borders, scale),
    })),
    total: { units: total, scale },
    quartiles: summarise(placed, total, scale),
    topShare: pool,
    gini: population === 0 ? undefined : gini(entries, total),
    herfindahlHirschmanIndex: population === 0 ? undefined : herfindahl(entries, total),
    unranked,
  };
}

interface Entry {
  readonly id: string;
  readonly units: bigint;
  /** `units` as a double. Rounding keeps the order, so only equal sizes need the slower comparison of bigints. */
  readonly size: number;
}
interface Placed {
  readonly id: string;
  readonly units: bigint;
  readonly quartile: Quartile;
  readonly cumulativeUnits: bigint;
}
interface Border {
  readonly highest: bigint;
  readonly lowest: bigint;
}

function sortCustomers(input: Iterable<CustomerTotal>) {
  const customers = [...input].map(({ id, total }) => ({ id: toLongId(id), total }));
  if (new Set(customers.map(({ id }) => id)).size !== customers.length) {
    const seen = new Set<string>();
    const twice = customers.find(({ id }) => seen.size === seen.add(id).size);
    throw new RangeError(`Customer ${twice?.id ?? ''} is given twice`);
  }
  const scale = customers.reduce((largest, { total }) => Math.max(largest, total?.scale ?? 0), 0);
  const entries: Entry[] = [];
  const unranked: { id: string; reason: UnrankedReason }[] = [];
  for (const { id, total } of customers) {
    if (total && total.units > 0n) {
      const units = unitsAt(total, scale);
      entries.push({ id, units, size: Number(units) });
    } else {
      unranked.push({ id, reason: unrankedReason(total) });
    }
  }
  entries.sort(compareEntries);
  unranked.sort(compareIds);
  return { entries, scale, unranked };
}

function unrankedReason(total: Decimal | undefined): UnrankedReason {
  if (!total) {
    return 'NoRowsInWindow';
  }
  return total.units < 0n ? 'NegativeTotal' : 'ZeroTotal';
}

function compareEntries(a: Entry, b: Entry): number {
  if (a.size !== b.size) {
    return b.size > a.size ? 1 : -1;
  }
  return a.units === b.units ? compareIds(a, b) : b.units > a.units ? 1 : -1;
}

function compareIds(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** NTILE(4): the remainder goes to the upper groups. */
function equalCount(population: number): (index: number) => Quartile {
  const size = Math.floor(population / 4);
  const larger = population % 4;
  const inLarger = larger * (size + 1);
  return (index) => {
    const group = index < inLarger ? Math.floor(index / (size + 1)) : larger + Math.floor((index - inLarger) / size);
    return (group + 1) as Quartile;
  };
}

function equalRevenue(total: bigint): (index: number, before: bigint) => Quartile {
  return (_index, before) => (Number((4n * before) / total) + 1) as Quartile;
}

function quartileBorders(placed: readonly Placed[]): ReadonlyMap<Quartile, Border> {
  const borders = new Map<Quartile, Border>();
  for (const { quartile, units } of placed) {
    borders.set(quartile, { highest: borders.get(quartile)?.highest ?? units, lowest: units });
  }
  return borders;
}

/** Empty quartiles are skipped: the border is with the nearest one that has customers. Of two equal gaps the upper counts. */
function borderGap(units: bigint, quartile: Quartile, borders: ReadonlyMap<Quartile, Border>, scale: number) {
  const above = QUARTILES.filter((other) => other < quartile && borders.has(other)).at(-1);
  const below = QUARTILES.find((other) => other > quartile && borders.has(other));
  const missing = above && (borders.get(above)?.lowest ?? 0n) - units;
  const losing = below && units - (borders.get(below)?.highest ?? 0n);
  if (missing !== undefined && (losing === undefined || missing <= losing)) {
    return { units: missing, scale };
  }
  return losing === undefined ? undefined : { units: -losing, scale };
}

function summarise(placed: readonly Placed[], total: bigint, scale: number): QuartileSummary[] {
  return QUARTILES.map((quartile) => {
    const members = placed.filter((customer) => customer.quartile === quartile);
    const units = members.reduce((sum, customer) => sum + customer.units, 0n);
    return { quartile, customers: members.length, total: { units, scale }, share: percentOf(units, total) };
  });
}

/** The smallest prefix whose sum reaches the threshold. */
function topPool(placed: readonly Placed[], total: bigint, scale: number, percent: string): Pool {
  const threshold = parseDecimal(percent);
  if (threshold.units <= 0n || compareDecimals(threshold, { units: 100n, scale: 0 }) > 0) {
    throw new RangeError(`The top share is a percentage above 0 and at most 100, not ${percent}`);
  }
  const wanted = threshold.units * total;
  const hundred = 100n * powerOfTen(threshold.scale);
  const last = placed.findIndex((customer) => customer.cumulativeUnits * hundred >= wanted);
  return {
    percent: roundDecimal(threshold, SHARE_DECIMALS),
    customers: last + 1,
    total: { units: placed[last]?.cumulativeUnits ?? 0n, scale },
  };
}

function gini(descending: readonly Entry[], total: bigint): string {
  const n = BigInt(descending.length);
  const weighted = descending.reduce((sum, { units }, index) => sum + (n - BigInt(index)) * units, 0n);
  const over = (2n * weighted - (n + 1n) * total) * powerOfTen(SHARE_DECIMALS);
  return fixedText(divideHalfEven(over, n * total), SHARE_DECIMALS);
}

function herfindahl(entries: readonly Entry[], total: bigint): string {
  const squares = entries.reduce((sum, { units }) => sum + units * units, 0n);
  const over = squares * 10_000n * powerOfTen(INDEX_DECIMALS);
  return fixedText(divideHalfEven(over, total * total), INDEX_DECIMALS);
}

/**
 * The exact share, rounded half-even. A quotient of doubles is off by less than a millionth of the last decimal kept, so
 * it decides wherever it is not near a half; there the bigints do. For half a million customers that saves a second.
 */
function percentOf(part: bigint, whole: bigint): string {
  const estimate = (Number(part) / Number(whole)) * 100 * MILLION;
  if (Math.abs((estimate % 1) - 0.5) > NEAR_HALF) {
    return (Math.round(estimate) / MILLION).toFixed(SHARE_DECIMALS);
  }
  return fixedText(whole === 0n ? 0n : divideHalfEven(part * 100_000_000n, whole), SHARE_DECIMALS);
}

function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return scale === wanted ? units : units * powerOfTen(wanted - scale);
}

/** Rounds half to the even neighbour; the divisor is positive. */
function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = size / divisor;
  const twice = (size % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return dividend < 0n ? -rounded : rounded;
}

function fixedText(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function dayOf(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
