import type { Calendar } from './calendar.ts';
import type { Person } from './people.ts';
import type { Random } from './Random.ts';
import type { Customer } from './types.ts';

interface Activity {
  readonly accountKey: string;
  /** The contact's, '' where nobody in particular is meant. */
  readonly email: string;
  readonly ownerId: string;
  readonly subject: string;
}

export interface DemoTask extends Activity {
  readonly dueOn: string;
  readonly status: 'Completed' | 'In Progress' | 'Not Started' | 'Waiting on someone else';
  readonly priority: 'High' | 'Normal';
  /** The opportunity it is about, '' where it is about the account. */
  readonly opportunityKey: string;
  readonly subtype: 'Call' | 'Email' | 'Task';
}

export interface DemoEvent extends Activity {
  /** `YYYY-MM-DDTHH:mm:ssZ` */
  readonly startsAt: string;
  readonly minutes: number;
  readonly location: string;
}

const CALLS = ['Call: delivery dates', 'Call: open offer', 'Call: complaint settled', 'Call: budget for next year'];
const MAILS = [
  'Email: revised quotation',
  'Email: service report',
  'Email: price list',
  'Email: minutes of the meeting',
];
const WORK = [
  'Prepare offer',
  'Update contact data',
  'Clarify technical questions',
  'Check credit limit',
  'Send references',
];
const MEETINGS = [
  'Site visit',
  'Product presentation',
  'Contract negotiation',
  'Kick-off meeting',
  'Maintenance planning',
];
const REVIEW = 'Quarterly business review';

const TASKS_A_CUSTOMER = 4;
const TASKS_A_LARGE_CUSTOMER = 16;
const LARGE_FROM = 250_000;
/** From here on customers are met for reviews every quarter. */
const REVIEWED_FROM = 400_000;
/** A dormant customer was last spoken to this many days ago. */
const SILENT_DAYS = 400;
const PAST_DAYS = 720;
const COMING_DAYS = 45;
const QUARTER_DAYS = 91;

interface Context {
  /** Keys of open opportunities, by account. */
  readonly openOf: ReadonlyMap<string, readonly string[]>;
  readonly contactsOf: ReadonlyMap<string, readonly Person[]>;
  readonly calendar: Calendar;
  readonly random: Random;
}

/** What was done and what is to be done for each customer. */
export function tasks(customers: readonly Customer[], context: Context): readonly DemoTask[] {
  const { random } = context;
  return customers.flatMap((customer) => {
    const most = customer.yearlyRevenue >= LARGE_FROM ? TASKS_A_LARGE_CUSTOMER : TASKS_A_CUSTOMER;
    return Array.from({ length: random.whole(1, most) }, () => taskOf(customer, context));
  });
}

function taskOf(customer: Customer, context: Context): DemoTask {
  const { random, calendar } = context;
  const [subtype, subjects] = random.pick([
    ['Call', CALLS],
    ['Email', MAILS],
    ['Task', WORK],
  ] as const);
  // E-mails are recorded when they are sent, so none is still to do.
  const isDone = customer.course === 'dormant' || subtype === 'Email' || random.chance(0.8);
  const latest = customer.course === 'dormant' ? -SILENT_DAYS : 0;
  const open = context.openOf.get(customer.key) ?? [];
  const due = isDone ? random.whole(latest - PAST_DAYS, latest) : random.whole(-12, COMING_DAYS);
  return {
    ...activityOf(customer, random.pick(subjects), context),
    dueOn: calendar.day(calendar.workingDay(due, -Infinity, Infinity)),
    status: isDone ? 'Completed' : random.pick(['Not Started', 'In Progress', 'Waiting on someone else']),
    priority: random.chance(0.15) ? 'High' : 'Normal',
    opportunityKey: isDone || open.length === 0 ? '' : random.pick(open),
    subtype,
  };
}

/** Meetings of the past and of the next weeks; large customers have their reviews. */
export function events(customers: readonly Customer[], context: Context): readonly DemoEvent[] {
  const { random } = context;
  return customers.flatMap((customer) => {
    const latest = customer.course === 'dormant' ? -SILENT_DAYS : COMING_DAYS;
    const meetings = Array.from({ length: random.whole(0, customer.yearlyRevenue >= LARGE_FROM ? 4 : 1) }, () =>
      eventOf(customer, random.pick(MEETINGS), random.whole(latest - PAST_DAYS, latest), context),
    );
    const isReviewed = customer.course === 'steady' && customer.yearlyRevenue >= REVIEWED_FROM;
    const lastReview = random.whole(5, QUARTER_DAYS - 5);
    const reviews = [-1, 0, 1, 2, 3].map((quarter) =>
      eventOf(customer, REVIEW, -(lastReview + quarter * QUARTER_DAYS), context),
    );
    return isReviewed ? [...meetings, ...reviews] : meetings;
  });
}

function eventOf(customer: Customer, subject: string, day: number, context: Context): DemoEvent {
  const { random, calendar } = context;
  const date = calendar.day(calendar.workingDay(day, -Infinity, Infinity));
  return {
    ...activityOf(customer, subject, context),
    startsAt: `${date}T${String(random.whole(7, 15)).padStart(2, '0')}:${random.pick(['00', '30'])}:00Z`,
    minutes: subject === REVIEW ? 120 : random.pick([30, 45, 60, 90]),
    location: random.chance(0.7) ? customer.city : 'Video call',
  };
}

function activityOf({ key, ownerId }: Customer, subject: string, { contactsOf, random }: Context): Activity {
  const contacts = contactsOf.get(key) ?? [];
  const email = contacts.length === 0 || random.chance(0.1) ? '' : random.pick(contacts).email;
  return { accountKey: key, email, ownerId, subject };
}
