/**
 * What a tiering policy says, how one is checked, and how a run stores its policy and the benchmarks for screens. A service
 * component that imports nothing from outside its bundle, so that the browser and the sync job run the same lines.
 */
import { isObject, parseJson } from './json.ts';

export { readBenchmarks } from './benchmarks.ts';
export type { Benchmark } from './benchmarks.ts';

/** The values of each choice, as `Tiering_Policy__mdt` writes them; the first one is what an empty field means. */
export const POLICY_CHOICES = {
  openPotential: ['None', 'Unweighted', 'Weighted'],
  windowEnd: ['AsOf', 'LastCompleteMonth'],
  customer: ['Account', 'UltimateParent'],
  method: ['EqualCount', 'EqualRevenue', 'TopShare'],
  ties: ['Split', 'ShareBetter'],
  zeroTotals: ['Unranked', 'Ranked'],
  history: ['MoversAndTop', 'All'],
} as const;

type Choices = typeof POLICY_CHOICES;
type Choice = keyof Choices;

/** The rules by which customers are ranked. Percents are canonical decimal text: `50`, `12.5`. */
export type TieringPolicy = { readonly [Name in Choice]: Choices[Name][number] } & {
  readonly name: string;
  /** The name for people. */
  readonly label: string;
  /** Whether its runs write the fields of Account; the others write history only. */
  readonly writesToAccount: boolean;
  /** API name of a number or currency field of Opportunity. */
  readonly metric: string;
  readonly windowMonths: number;
  /** Above 0, at most 100. */
  readonly topSharePercent: string;
  /** 0 (off) to 50. */
  readonly dampingPercent: string;
  /** Only opportunities with this value in this field count; absent where all do. */
  readonly filter?: { readonly field: string; readonly value: string };
  /** How many customers the top pool should hold; the job notes it when it holds more or fewer. */
  readonly pool?: { readonly fewest?: number; readonly most?: number };
};

/** What is wrong with one field of a policy: reads on after the field's name (`is "0"; allowed are …`). */
export interface PolicyProblem {
  readonly field: string;
  readonly message: string;
}

/** The fields of `Tiering_Policy__mdt`, by what they set. */
export const POLICY_FIELDS = {
  name: 'DeveloperName',
  label: 'MasterLabel',
  writesToAccount: 'Writes_To_Account__c',
  metric: 'Metric__c',
  openPotential: 'Open_Potential__c',
  windowMonths: 'Window_Months__c',
  windowEnd: 'Window_End__c',
  customer: 'Customer__c',
  method: 'Method__c',
  topSharePercent: 'Top_Share_Percent__c',
  ties: 'Ties__c',
  dampingPercent: 'Damping_Percent__c',
  zeroTotals: 'Zero_Totals__c',
  history: 'History__c',
  filterField: 'Filter_Field__c',
  filterValue: 'Filter_Value__c',
  poolFewest: 'Pool_Fewest__c',
  poolMost: 'Pool_Most__c',
} as const;

/** What an organisation without a policy of its own gets. */
export const DEFAULT_POLICY: TieringPolicy = {
  name: 'Default',
  label: 'Default',
  writesToAccount: true,
  metric: 'Amount',
  openPotential: 'None',
  windowMonths: 12,
  windowEnd: 'AsOf',
  customer: 'Account',
  method: 'EqualCount',
  topSharePercent: '50',
  ties: 'Split',
  dampingPercent: '0',
  zeroTotals: 'Unranked',
  history: 'MoversAndTop',
};

/** The one way to filter by something else than a field of Opportunity itself. */
export const RECORD_TYPE_FILTER = 'RecordType.DeveloperName';

/** In months: Number(3,0) holds the window on the run record. */
const LONGEST_WINDOW = 999;
/** Number(6,0) holds it. */
const LARGEST_POOL = 999_999;
const LARGEST_TOP_SHARE = 100;
/** More would keep a customer until it is half or one and a half times the border. */
const LARGEST_DAMPING = 50;
const API_NAME = /^[A-Za-z]\w*$/;
const PERCENT = /^\d{1,3}(?:\.\d{1,6})?$/;

/** Field values by API name, as the REST API sends them; an absent, null or empty one means its default. */
export type PolicyRecord = Readonly<Record<string, unknown>>;

/** Reads the fields of one record and collects what is wrong with them. */
class PolicyCells {
  readonly problems: PolicyProblem[] = [];
  private readonly record: PolicyRecord;

  constructor(record: PolicyRecord) {
    this.record = record;
  }

  text(field: string): string {
    const value = this.record[field];
    return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  }

  flag(field: string): boolean {
    return this.record[field] === true;
  }

  /** The first value allowed is what an empty field means. */
  choice<Value extends string>(field: string, allowed: readonly [Value, ...(readonly Value[])]): Value {
    const text = this.text(field);
    const chosen = text === '' ? allowed[0] : allowed.find((value) => value === text);
    if (chosen === undefined) {
      this.refuse(field, `is "${text}"; allowed are ${allowed.join(', ')}`);
    }
    return chosen ?? allowed[0];
  }

  apiName(field: string, empty: string): string {
    const text = this.text(field) || empty;
    if (!API_NAME.test(text)) {
      this.refuse(field, `is "${text}"; it must be the API name of a field of Opportunity, such as Amount`);
    }
    return text;
  }

  count(field: string, fewest: number, most: number): number | undefined {
    const text = this.text(field);
    const number = Number(text);
    if (text !== '' && (!Number.isInteger(number) || number < fewest || number > most)) {
      this.refuse(field, `is "${text}"; it must be a whole number from ${fewest} to ${most}`);
    }
    return text === '' ? undefined : number;
  }

  percent(field: string, most: number, least: 'above 0' | 'from 0'): string | undefined {
    const text = this.text(field);
    const number = Number(text);
    if (text !== '' && (!PERCENT.test(text) || number > most || (number === 0 && least === 'above 0'))) {
      const range = least === 'above 0' ? `above 0 and at most ${most}` : `from 0 to ${most}`;
      this.refuse(field, `is "${text}"; it must be a percentage ${range}, with at most six decimals`);
    }
    return text === '' ? undefined : String(number);
  }

  filter(): TieringPolicy['filter'] {
    const field = this.text(POLICY_FIELDS.filterField);
    const value = this.text(POLICY_FIELDS.filterValue);
    if (field === '' && value === '') {
      return undefined;
    }
    if (field === '') {
      this.refuse(
        POLICY_FIELDS.filterValue,
        `is "${value}", but ${POLICY_FIELDS.filterField} is empty; fill both or none`,
      );
    } else if (value === '') {
      this.refuse(
        POLICY_FIELDS.filterField,
        `is "${field}", but ${POLICY_FIELDS.filterValue} is empty; fill both or none`,
      );
    } else if (!API_NAME.test(field) && field !== RECORD_TYPE_FILTER) {
      const allowed = `the API name of a field of Opportunity, or ${RECORD_TYPE_FILTER}`;
      this.refuse(POLICY_FIELDS.filterField, `is "${field}"; it must be ${allowed}`);
    }
    return { field, value };
  }

  pool(): TieringPolicy['pool'] {
    const fewest = this.count(POLICY_FIELDS.poolFewest, 0, LARGEST_POOL);
    const most = this.count(POLICY_FIELDS.poolMost, 1, LARGEST_POOL);
    if (fewest === undefined && most === undefined) {
      return undefined;
    }
    if (fewest !== undefined && most !== undefined && fewest > most) {
      this.refuse(POLICY_FIELDS.poolFewest, `is ${fewest}, more than ${POLICY_FIELDS.poolMost}, which is ${most}`);
    }
    return { ...(fewest === undefined ? {} : { fewest }), ...(most === undefined ? {} : { most }) };
  }

  private refuse(field: string, message: string): void {
    this.problems.push({ field, message });
  }
}

/**
 * Checks a record of `Tiering_Policy__mdt` by itself: whether its fields exist on Opportunity, and whether an unusual window
 * is wanted, is for the job to ask.
 * @returns the policy, or every problem with the field's name and what is allowed in it.
 */
export function checkPolicy(
  record: PolicyRecord,
): { readonly policy: TieringPolicy } | { readonly problems: readonly PolicyProblem[] } {
  const cells = new PolicyCells(record);
  const { metric, topSharePercent, dampingPercent } = DEFAULT_POLICY;
  const name = cells.text(POLICY_FIELDS.name) || DEFAULT_POLICY.name;
  const filter = cells.filter();
  const pool = cells.pool();
  const policy: TieringPolicy = {
    name,
    label: cells.text(POLICY_FIELDS.label) || name,
    writesToAccount: cells.flag(POLICY_FIELDS.writesToAccount),
    metric: cells.apiName(POLICY_FIELDS.metric, metric),
    openPotential: cells.choice(POLICY_FIELDS.openPotential, POLICY_CHOICES.openPotential),
    windowMonths: cells.count(POLICY_FIELDS.windowMonths, 1, LONGEST_WINDOW) ?? DEFAULT_POLICY.windowMonths,
    windowEnd: cells.choice(POLICY_FIELDS.windowEnd, POLICY_CHOICES.windowEnd),
    customer: cells.choice(POLICY_FIELDS.customer, POLICY_CHOICES.customer),
    method: cells.choice(POLICY_FIELDS.method, POLICY_CHOICES.method),
    topSharePercent: cells.percent(POLICY_FIELDS.topSharePercent, LARGEST_TOP_SHARE, 'above 0') ?? topSharePercent,
    ties: cells.choice(POLICY_FIELDS.ties, POLICY_CHOICES.ties),
    dampingPercent: cells.percent(POLICY_FIELDS.dampingPercent, LARGEST_DAMPING, 'from 0') ?? dampingPercent,
    zeroTotals: cells.choice(POLICY_FIELDS.zeroTotals, POLICY_CHOICES.zeroTotals),
    history: cells.choice(POLICY_FIELDS.history, POLICY_CHOICES.history),
    ...(filter === undefined ? {} : { filter }),
    ...(pool === undefined ? {} : { pool }),
  };
  return cells.problems.length === 0 ? { policy } : { problems: cells.problems };
}

/** The policy as `Tiering_Run__c.Policy_Copy__c` stores it. */
export function writePolicy(policy: TieringPolicy): string {
  return JSON.stringify(policy);
}

/** Reads what `writePolicy` wrote; undefined when the text is anything but a policy. */
export function readPolicy(json: string): TieringPolicy | undefined {
  const stored = parseJson(json);
  if (!isObject(stored) || typeof stored.name !== 'string' || stored.name === '') {
    return undefined;
  }
  const { filter = {}, pool = {}, ...rest } = stored;
  if (!isObject(filter) || !isObject(pool)) {
    return undefined;
  }
  const flat: Record<string, unknown> = {
    ...rest,
    filterField: filter.field,
    filterValue: filter.value,
    poolFewest: pool.fewest,
    poolMost: pool.most,
  };
  const checked = checkPolicy(
    Object.fromEntries(Object.entries(POLICY_FIELDS).map(([name, field]) => [field, flat[name]])),
  );
  return 'policy' in checked ? checked.policy : undefined;
}
