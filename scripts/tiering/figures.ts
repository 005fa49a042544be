import { formatDecimal, parseDecimal, roundDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal, RankedCustomer } from '#lwc/tieringMethod/tieringMethod.ts';

/** The fields of Account that a run compares and writes. */
export const ACCOUNT_FIGURES = [
  'Quartile__c',
  'Previous_Quartile__c',
  'Revenue_Rank__c',
  'Customers_Ranked__c',
  'Window_Revenue__c',
  'Family_Revenue__c',
  'Open_Potential__c',
  'Revenue_Share__c',
  'Cumulative_Share__c',
  'In_Top_Pool__c',
  'Border_Gap__c',
] as const;

/** These travel with an account whose figures differ; on their own they are no difference. */
export const ACCOUNT_STAMPS = ['Tiered_On__c', 'Tiering_Run_Key__c'] as const;

/** The fields of Tier_Snapshot__c that a run compares and writes. */
export const SNAPSHOT_FIGURES = [
  'Quartile__c',
  'Previous_Quartile__c',
  'Undamped_Quartile__c',
  'Revenue_Rank__c',
  'Metric_Total__c',
  'Previous_Total__c',
  'Window_Revenue__c',
  'Open_Potential__c',
  'Revenue_Share__c',
  'Cumulative_Share__c',
  'In_Top_Pool__c',
  'Border_Gap__c',
  'Movement__c',
] as const;

export type Movement = 'New' | 'Up' | 'Down' | 'Unchanged' | 'Left';

/** Canonical texts in the order of one of the lists above; '' is an empty field. */
export type Figures = readonly string[];

/** One figure of a snapshot by its field; '' where there is no snapshot. */
export function snapshotFigure(figures: Figures | undefined, field: (typeof SNAPSHOT_FIGURES)[number]): string {
  return figures?.[SNAPSHOT_FIGURES.indexOf(field)] ?? '';
}

/** An account without any tier. */
export const NO_FIGURES: Figures = ACCOUNT_FIGURES.map((field) => (field === 'In_Top_Pool__c' ? 'false' : ''));

/** Money as the Number(18,2) fields hold it, in canonical text. */
export function storedMoney(value: Decimal): string {
  return canonicalNumber(roundDecimal(value, 2));
}

/** One form for a cell however Salesforce wrote it: `85`, `85.0` and `8.5E1` are the same; booleans are lower case. */
export function canonicalCell(field: string, cell: string): string {
  if (cell === '' || field === 'Movement__c') {
    return cell;
  }
  return field === 'In_Top_Pool__c' ? cell.toLowerCase() : canonicalNumber(cell);
}

/** Where an account stands: its customer is the account itself, or the ultimate parent it belongs to. */
export interface AccountStanding {
  /** Undefined when the customer is not ranked. */
  readonly customer: RankedCustomer | undefined;
  readonly isCustomer: boolean;
  readonly population: number;
  /** The quartile of the customer in the run before, '' for none. */
  readonly previousQuartile: string;
  /** Undefined without a won row in the window. */
  readonly ownTotal: Decimal | undefined;
  /** Undefined without an open row that counts, and where the policy counts none. */
  readonly openPotential: Decimal | undefined;
  /** On ultimate parents, where those are customers. */
  readonly familyTotal: Decimal | undefined;
}

/**
 * The figures of an account. Its revenue is its own, ranked or not; a family carries the quartile of its parent; rank, shares,
 * top pool and gap stand on the customer only, so that adding them up over accounts counts nothing twice.
 */
export function accountFigures(standing: AccountStanding): Figures {
  const { customer, isCustomer, population, previousQuartile, ownTotal, openPotential, familyTotal } = standing;
  const cells: Record<string, string> = {
    Window_Revenue__c: storedTotal(ownTotal),
    Family_Revenue__c: storedTotal(familyTotal),
    Open_Potential__c: storedTotal(openPotential),
    In_Top_Pool__c: 'false',
  };
  if (customer !== undefined) {
    cells.Quartile__c = String(customer.quartile);
    cells.Previous_Quartile__c = previousQuartile;
  }
  if (customer !== undefined && isCustomer) {
    cells.Revenue_Rank__c = String(customer.rank);
    cells.Customers_Ranked__c = String(population);
    cells.Revenue_Share__c = canonicalNumber(customer.share);
    cells.Cumulative_Share__c = canonicalNumber(customer.cumulative);
    cells.In_Top_Pool__c = String(customer.inTopPool);
    cells.Border_Gap__c = storedTotal(customer.borderGap);
  }
  return ACCOUNT_FIGURES.map((field) => cells[field] ?? '');
}

/** The account's own totals, which need not be what was ranked: that may be a family, or count potential. */
export interface OwnTotals {
  readonly won: Decimal | undefined;
  readonly open: Decimal | undefined;
}

/** @param earlier the figures of the customer's latest earlier snapshot */
export function snapshotFigures(customer: RankedCustomer, own: OwnTotals, earlier: Figures | undefined): Figures {
  const quartile = String(customer.quartile);
  const previousQuartile = snapshotFigure(earlier, 'Quartile__c');
  return inOrder({
    Quartile__c: quartile,
    Previous_Quartile__c: previousQuartile,
    Undamped_Quartile__c: String(customer.undamped),
    Revenue_Rank__c: String(customer.rank),
    Metric_Total__c: storedMoney(customer.total),
    Previous_Total__c: snapshotFigure(earlier, 'Metric_Total__c'),
    Window_Revenue__c: storedTotal(own.won),
    Open_Potential__c: storedTotal(own.open),
    Revenue_Share__c: canonicalNumber(customer.share),
    Cumulative_Share__c: canonicalNumber(customer.cumulative),
    In_Top_Pool__c: String(customer.inTopPool),
    Border_Gap__c: storedTotal(customer.borderGap),
    Movement__c: movement(quartile, previousQuartile),
  });
}

/** The snapshot of an account that is not ranked any more. */
export function unrankedFigures(earlier: Figures | undefined, moved: Movement): Figures {
  return inOrder({
    Previous_Quartile__c: snapshotFigure(earlier, 'Quartile__c'),
    Previous_Total__c: snapshotFigure(earlier, 'Metric_Total__c'),
    In_Top_Pool__c: 'false',
    Movement__c: moved,
  });
}

function inOrder(
  cells: Partial<Record<(typeof SNAPSHOT_FIGURES)[number], string>> & { readonly Movement__c: Movement },
): Figures {
  return SNAPSHOT_FIGURES.map((field) => cells[field] ?? '');
}

export function sameFigures(a: Figures, b: Figures): boolean {
  return a.length === b.length && a.every((cell, index) => cell === b[index]);
}

/** Quartile, rank and total: what makes a new snapshot worth its storage. */
export function sameStanding(a: Figures, b: Figures): boolean {
  const fields = ['Quartile__c', 'Revenue_Rank__c', 'Metric_Total__c'] as const;
  return fields.every((field) => snapshotFigure(a, field) === snapshotFigure(b, field));
}

/** How a ranked customer's quartile compares with the previous one, '' for none. */
export function movement(quartile: string, previous: string): Exclude<Movement, 'Left'> {
  if (previous === '') {
    return 'New';
  }
  if (quartile === previous) {
    return 'Unchanged';
  }
  return Number(quartile) < Number(previous) ? 'Up' : 'Down';
}

function storedTotal(total: Decimal | undefined): string {
  return total === undefined ? '' : storedMoney(total);
}

function canonicalNumber(text: string): string {
  return formatDecimal(parseDecimal(text));
}
