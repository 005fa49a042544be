import type { Seed, SeedSet } from './SeedSet.ts';

interface Level {
  readonly key: string;
  readonly name: string;
  /** A level belongs to a quartile or to a designation. A designation goes before a quartile. */
  readonly quartile?: 1 | 2 | 3 | 4;
  readonly designation?: 'Strategic' | 'Nurture';
  readonly gets: readonly string[];
  readonly getsNot: readonly string[];
  /** The longest silence in days; absent where nobody owes the account a call. */
  readonly contactDays?: number;
  readonly reviewDays?: number;
}

/**
 * What each kind of account gets. A starting point: four levels by what customers bring, two by what people decided. The
 * difference between the largest quartile and a strategic account is on purpose; size alone makes nobody strategic.
 */
const LEVELS: readonly Level[] = [
  {
    key: 'Designation_Strategic',
    name: 'Strategic account',
    designation: 'Strategic',
    gets: [
      'A strategic account manager with few accounts, and a deputy who knows this one.',
      "An executive sponsor who meets the customer's executive at least twice a year.",
      'One plan for the account, agreed with the customer and reviewed together every quarter.',
      'A team across departments, with one responsible person for every action.',
      'First call on scarce supply, on engineering time and on early concepts.',
    ],
    getsNot: [
      'Lower prices for being strategic: terms follow volume and value, as for everybody.',
      'Commitments without a name and a date behind them.',
      'The designation for ever: both sides confirm once a year why they matter to each other.',
    ],
    contactDays: 14,
    reviewDays: 90,
  },
  {
    key: 'Designation_Nurture',
    name: 'Nurture account',
    designation: 'Nurture',
    gets: [
      "An account manager's time beyond what its revenue earns today, for a reason that is written down.",
      'One measurable expectation: which figure has to reach what by which day.',
      'A review against that expectation every quarter.',
    ],
    getsNot: [
      'An open end: at the review date somebody decides whether it stays.',
      'The executive sponsor and the team of a strategic account before the expectation is met.',
      'A second extension on hope; new facts are needed.',
    ],
    contactDays: 30,
    reviewDays: 90,
  },
  {
    key: 'Quartile_1',
    name: 'Quartile 1',
    quartile: 1,
    gets: [
      'A named account manager who knows its people and its history.',
      'A business review every six months, with the figures of both sides.',
      'Answers on the same working day, and the front of the queue when something breaks.',
      'A look once a year at whether it should become strategic; revenue is one argument among several.',
    ],
    getsNot: [
      'An executive sponsor, a joint plan or a team of its own: these come with the designation Strategic, and size alone is no reason for it.',
      'Development for this customer without a business case of its own.',
    ],
    contactDays: 30,
    reviewDays: 180,
  },
  {
    key: 'Quartile_2',
    name: 'Quartile 2',
    quartile: 2,
    gets: [
      'A named sales representative, shared with other accounts.',
      'A business review once a year.',
      'A call of our own accord when its orders change, or when little is missing to quartile 1.',
    ],
    getsNot: [
      'Visits without a purpose agreed beforehand.',
      'Engineering time before an order; a paid study is the way.',
      'Special terms that nobody has calculated.',
    ],
    contactDays: 60,
    reviewDays: 365,
  },
  {
    key: 'Quartile_3',
    name: 'Quartile 3',
    quartile: 3,
    gets: [
      'The inside sales team, by telephone and mail.',
      'A check twice a year of what it buys and what it could buy.',
      'Standard service with published response times.',
    ],
    getsNot: [
      'A named field representative, or visits without an open opportunity that pays for them.',
      'Time of a strategic account manager.',
      'Changes to products, packaging or terms.',
    ],
    contactDays: 180,
  },
  {
    key: 'Quartile_4',
    name: 'Quartile 4',
    quartile: 4,
    gets: [
      'Ordering, invoices and support online at any hour.',
      'Customer service for what cannot be done there.',
      'News and offers that go to all customers.',
    ],
    getsNot: [
      'A named person, visits or business reviews.',
      'Exceptions from price list, minimum order and delivery terms.',
      'Time of a strategic account manager; if it deserves that, it should be a nurture account with a stated reason.',
    ],
  },
];

export const SERVICE_LEVELS: SeedSet = {
  object: 'Service_Level__c',
  title: 'Service levels',
  keyField: 'Service_Level_Key__c',
  records: LEVELS.map(seed),
};

function seed({ key, name, quartile, designation, gets, getsNot, contactDays, reviewDays }: Level): Seed {
  return {
    Service_Level_Key__c: key,
    Name: name,
    Quartile__c: quartile,
    Designation__c: designation,
    What_It_Gets__c: gets.join('\n'),
    What_It_Does_Not_Get__c: getsNot.join('\n'),
    Contact_Cadence_Days__c: contactDays,
    Review_Cadence_Days__c: reviewDays,
    Active__c: true,
  };
}
