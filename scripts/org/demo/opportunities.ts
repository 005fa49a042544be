import type { Calendar } from './calendar.ts';
import { offeringsFor } from './offerings.ts';
import type { Random } from './Random.ts';
import { shareOut } from './shareOut.ts';
import type { Customer, Row } from './types.ts';

const OPPORTUNITIES = 9_000;
/** Enquiries that nobody has found the account of yet. */
const WITHOUT_ACCOUNT = 24;
const FEWEST_A_CUSTOMER = 5;
const YEARS = 4;
/** Days of a year; a window of twelve months is never shorter. */
const YEAR = 365;
const OPEN_SHARE = 0.11;
const LOST_SHARE = 0.27;
/** An open opportunity closes within this many days, or should have closed a little while ago. */
const OPEN_DAYS = [-25, 240] as const;

const OPEN_STAGES = [
  { name: 'Prospecting', weight: 3 },
  { name: 'Qualification', weight: 4 },
  { name: 'Needs Analysis', weight: 3 },
  { name: 'Value Proposition', weight: 3 },
  { name: 'Proposal/Price Quote', weight: 5 },
  { name: 'Negotiation/Review', weight: 3 },
];
const NEXT_STEPS = ['Send offer', 'Site survey', 'Agree delivery dates', 'Call purchasing', 'Technical clarification'];

interface Deal {
  readonly stage: string;
  /** Days from the as-of date. */
  readonly closes: number;
  readonly amount: number;
  readonly isCredit?: boolean;
}

/** Four years of won, lost and open opportunities, and some without an account. */
export function opportunities(customers: readonly Customer[], calendar: Calendar, random: Random): readonly Row[] {
  const counts = shareOut(
    OPPORTUNITIES - WITHOUT_ACCOUNT,
    customers.map(({ course, yearlyRevenue }) => (course === 'prospect' ? 0 : Math.sqrt(yearlyRevenue) ** 0.7)),
    customers.map(({ course }) => (course === 'prospect' ? 1 : FEWEST_A_CUSTOMER)),
  );
  const rows: Row[] = [];
  const add = (customer: Customer | undefined, deal: Deal): void => {
    rows.push(toRow(rows.length + 1, customer, deal, { calendar, random }));
  };
  customers.forEach((customer, index) => {
    dealsOf(customer, counts[index] ?? 0, random).forEach((deal) => add(customer, deal));
  });
  for (let enquiry = 0; enquiry < WITHOUT_ACCOUNT; enquiry++) {
    add(undefined, openDeal(random.between(4_000, 60_000), random));
  }
  return rows;
}

function dealsOf(customer: Customer, count: number, random: Random): Deal[] {
  const { course, yearlyRevenue } = customer;
  const usual = yearlyRevenue / (count / YEARS);
  if (course === 'prospect') {
    return Array.from({ length: count }, () => openDeal(random.between(6_000, 90_000), random));
  }
  const open = Math.round(count * OPEN_SHARE);
  const lost = Math.round(count * LOST_SHARE);
  const won = wonDeals(customer, count - open - lost, random);
  const losses = Array.from({ length: lost }, () => ({
    stage: 'Closed Lost',
    closes: -random.whole(0, YEARS * YEAR - 1),
    amount: usual * random.between(0.4, 1.9),
  }));
  return [...won, ...losses, ...Array.from({ length: open }, () => openDeal(usual * random.between(0.5, 1.8), random))];
}

/** Won orders, year by year; a customer grows or shrinks by its own rate, more or less. */
function wonDeals({ course, yearlyRevenue }: Customer, count: number, random: Random): Deal[] {
  const growth = 1 + random.between(-0.12, 0.2);
  const years = course === 'steady' ? [0, 1, 2, 3] : [1, 2, 3];
  const credits = course === 'credited' || (course === 'steady' && random.chance(0.07)) ? 1 : 0;
  const perYear = shareOut(
    count - credits,
    years.map(() => 1),
    years.map(() => 1),
  );
  const deals = years.flatMap((year, index) => {
    const surprise = year === 0 ? random.between(0.96, 1.04) : random.between(0.55, 1.5);
    const revenue = (yearlyRevenue / growth ** year) * surprise;
    return random.parts(perYear[index] ?? 0).map((part) => won(year, revenue * part, random));
  });
  const credit = yearlyRevenue * random.between(0.01, 0.05);
  return credits === 0 ? deals : [...deals, { ...won(0, -credit, random), isCredit: true }];
}

function won(year: number, amount: number, random: Random): Deal {
  return { stage: 'Closed Won', closes: -random.whole(year * YEAR, (year + 1) * YEAR - 1), amount };
}

function openDeal(amount: number, random: Random): Deal {
  return { stage: random.weighted(OPEN_STAGES).name, closes: random.whole(...OPEN_DAYS), amount };
}

function toRow(
  number: number,
  customer: Customer | undefined,
  { stage, closes, amount, isCredit = false }: Deal,
  { calendar, random }: { readonly calendar: Calendar; readonly random: Random },
): Row {
  const { name, margin } = random.pick(offeringsFor(amount));
  const rounded = roundedAmount(amount);
  const profit = (rounded * (margin + random.between(-4, 4))) / 100;
  const isOpen = !stage.startsWith('Closed');
  const what = isCredit ? `Credit note, ${name.toLowerCase()}` : name;
  const day = isOpen ? calendar.workingDay(closes, ...OPEN_DAYS) : calendar.workingDay(closes, ...yearOf(closes));
  return {
    External_Key__c: `O${String(number).padStart(6, '0')}`,
    Name: `${customer?.name ?? 'Trade fair enquiry'} - ${what}`,
    'Account.External_Key__c': customer?.key ?? '',
    OwnerId: customer?.ownerId ?? '',
    StageName: stage,
    CloseDate: calendar.day(day),
    Amount: rounded.toFixed(2),
    Gross_Profit__c: stage === 'Closed Lost' ? '' : profit.toFixed(2),
    Type: customer === undefined || customer.course === 'prospect' ? 'New Customer' : 'Existing Customer - Upgrade',
    NextStep: isOpen ? random.pick(NEXT_STEPS) : '',
  };
}

/** First and last day of the year before the as-of date that a day is in: moving it must not change a window's total. */
function yearOf(day: number): [first: number, last: number] {
  const year = Math.floor(-day / YEAR);
  return [-((year + 1) * YEAR - 1), -year * YEAR];
}

/** Large orders are agreed in round figures, small ones are invoiced to the cent. */
function roundedAmount(amount: number): number {
  const size = Math.abs(amount);
  const step = size >= 100_000 ? 500 : size >= 10_000 ? 50 : 0.05;
  return Math.round(amount / step) * step;
}
