import { ZERO, addDecimals, formatDecimal, parseDecimal, tieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './Random.ts';
import { DECLINED, NURTURE, OUTGROWN, STRATEGIC } from './rationales.ts';
import type { Rationale } from './rationales.ts';
import type { Customer, Owner, Row } from './types.ts';

/** What the manager has decided about some accounts, so that designation and tier agree here and disagree there. */
const LARGEST = 14;
/** Among the largest: nobody has thought about it yet, decided against it, strategic but without a SAM for now. */
const OVERLOOKED = 3;
const DECLINED_AT = 8;
const VACANT = 5;
const NURTURED = 4;
/** Small by now: the time of a SAM still goes there. */
const STILL_SERVED = 2;
const MONTHS_AGO = [14, 33] as const;
const DAYS_A_MONTH = 30;
const BASELINE_MONTHS = 12;

/** The columns of an account that nobody has decided about. */
export const UNDECIDED: Row = {
  Designation__c: '',
  SAM__c: '',
  Programme_Start__c: '',
  Baseline_Revenue__c: '',
  Why_They_Matter_To_Us__c: '',
  Why_We_Matter_To_Them__c: '',
};

interface Books {
  readonly opportunities: readonly Row[];
  readonly calendar: Calendar;
  readonly random: Random;
}

/**
 * Designations with their reasons, SAMs, programme starts and baselines, by account: of accounts that a SAM owns, since nobody else
 * may see them. Baselines are what those accounts bought in the twelve months before their programme began.
 */
export function programme(
  customers: readonly Customer[],
  owners: readonly Owner[],
  { opportunities, calendar, random }: Books,
): ReadonlyMap<string, Row> {
  const sams = new Set(owners.filter(({ isSam }) => isSam).map(({ id }) => id));
  const ranked = customers
    .filter(({ course, ownerId }) => course === 'steady' && sams.has(ownerId))
    .sort((one, other) => other.yearlyRevenue - one.yearlyRevenue);
  const decided = new Map<string, Row>();
  const decide = (customer: Customer, designation: string, rationale: Rationale, columns: Row): void => {
    decided.set(customer.key, {
      ...UNDECIDED,
      Designation__c: designation,
      Why_They_Matter_To_Us__c: rationale.theyMatter(customer),
      Why_We_Matter_To_Them__c: rationale.weMatter(customer),
      ...columns,
    });
  };
  const inProgramme = ({ key, ownerId }: Customer): Row => {
    const start = calendar.day(-DAYS_A_MONTH * random.whole(...MONTHS_AGO));
    return { SAM__c: ownerId, Programme_Start__c: start, Baseline_Revenue__c: baseline(opportunities, key, start) };
  };

  ranked.slice(0, LARGEST).forEach((customer, index) => {
    if (index === OVERLOOKED) return;
    if (index === DECLINED_AT) decide(customer, 'None', DECLINED, {});
    else {
      const columns = inProgramme(customer);
      const sam = index === VACANT ? '' : (columns.SAM__c ?? '');
      decide(customer, 'Strategic', random.pick(STRATEGIC), { ...columns, SAM__c: sam });
    }
  });
  const middle = Math.floor(ranked.length * 0.4);
  for (const customer of ranked.slice(middle, middle + NURTURED)) {
    decide(customer, 'Nurture', random.pick(NURTURE), inProgramme(customer));
  }
  for (const customer of ranked.slice(-STILL_SERVED)) {
    decide(customer, 'Strategic', random.pick(OUTGROWN), inProgramme(customer));
  }
  return decided;
}

/** Won revenue of an account in the twelve months that end on the day before. */
function baseline(opportunities: readonly Row[], accountKey: string, start: string): string {
  const dayBefore = new Date(Date.parse(`${start}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const window = tieringWindow(dayBefore, BASELINE_MONTHS);
  const amounts = opportunities
    .filter((row) => row['Account.External_Key__c'] === accountKey && row.StageName === 'Closed Won')
    .filter(({ CloseDate = '' }) => CloseDate >= window.start && CloseDate <= window.end)
    .map(({ Amount = '' }) => parseDecimal(Amount));
  return formatDecimal(amounts.reduce(addDecimals, ZERO));
}
