/**
 * The small built-in demo: an industrial supplier's accounts and opportunities, invented, the same for the same seed. Revenue is
 * heavy-tailed, as in most business-to-business books: few customers make most of it.
 */
export interface DemoData {
  /** Rows by field API name, as the `load` command takes them. */
  readonly accounts: readonly Readonly<Record<string, string>>[];
  readonly opportunities: readonly Readonly<Record<string, string>>[];
}

const ACCOUNTS = [
  ['Halden Pumps', 'Manufacturing', 'Norway'],
  ['Brightwater Utilities', 'Utilities', 'United Kingdom'],
  ['Corvane Aerospace', 'Manufacturing', 'France'],
  ['Meridian Dairy Group', 'Food & Beverage', 'Ireland'],
  ['Ostara Energy', 'Energy', 'Germany'],
  ['Kestrel Rail Systems', 'Transportation', 'Spain'],
  ['Lumen & Vale Pharmaceuticals', 'Biotechnology', 'Switzerland'],
  ['Tarnfield Steel', 'Manufacturing', 'Sweden'],
  ['Pallas Chemicals', 'Chemicals', 'Netherlands'],
  ['Northgate Brewing', 'Food & Beverage', 'Belgium'],
  ['Silverbrook Paper', 'Manufacturing', 'Finland'],
  ['Averline Shipping', 'Shipping', 'Denmark'],
  ['Quarrydale Cement', 'Construction', 'Poland'],
  ['Fennick Robotics', 'Technology', 'Germany'],
  ['Solace Medical Devices', 'Healthcare', 'Austria'],
  ['Redhollow Mining', 'Energy', 'Portugal'],
  ['Ellery Packaging', 'Manufacturing', 'Italy'],
  ['Wexcombe Foods', 'Food & Beverage', 'United Kingdom'],
  ['Tidewell Desalination', 'Utilities', 'Spain'],
  ['Ironbridge Castings', 'Manufacturing', 'Czech Republic'],
  ['Calloway Textiles', 'Manufacturing', 'Portugal'],
  ['Vantage Semiconductors', 'Technology', 'Netherlands'],
  ['Greyfriars Waste Services', 'Utilities', 'United Kingdom'],
  ['Osprey Marine', 'Shipping', 'Norway'],
] as const;

/** Sites that buy for themselves under a parent: [name, parent, country]. */
const SUBSIDIARIES = [
  ['Corvane Aerospace Toulouse', 'Corvane Aerospace', 'France'],
  ['Ostara Energy Offshore', 'Ostara Energy', 'Denmark'],
  ['Ostara Energy Iberia', 'Ostara Energy', 'Spain'],
  ['Meridian Dairy Cork', 'Meridian Dairy Group', 'Ireland'],
] as const;

const WORK = [
  'Annual service contract',
  'Pump retrofit',
  'Spare parts framework',
  'Control system',
  'Line upgrade',
  'Commissioning',
];
const OPEN_STAGES = ['Prospecting', 'Qualification', 'Value Proposition', 'Proposal/Price Quote', 'Negotiation/Review'];

/** Roughly three years of business, so that a twelve-month window leaves some of it out. */
const DAYS_OF_HISTORY = 1095;
const DAY_MS = 86_400_000;

/** @param asOf the day the demo looks back from, `YYYY-MM-DD` */
export function demoData(asOf: string, seed = 20_260): DemoData {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const end = Date.parse(`${asOf}T00:00:00Z`);
  const day = (offset: number): string => new Date(end + offset * DAY_MS).toISOString().slice(0, 10);

  const accounts = [
    ...ACCOUNTS.map(([name, industry, country]) => account(name, industry, country, '')),
    ...SUBSIDIARIES.map(([name, parent, country]) => {
      const industry = ACCOUNTS.find(([parentName]) => parentName === parent)?.[1] ?? '';
      return account(name, industry, country, keyOf(parent));
    }),
  ];

  const opportunities: Record<string, string>[] = [];
  const add = (
    accountRow: Readonly<Record<string, string>> | undefined,
    stage: string,
    closeDate: string,
    cents: number,
  ): void => {
    opportunities.push({
      External_Key__c: `DEMO-${String(opportunities.length + 1).padStart(4, '0')}`,
      Name: `${accountRow?.Name ?? 'Trade fair enquiry'} - ${pick(WORK)}`,
      'Account.External_Key__c': accountRow?.External_Key__c ?? '',
      StageName: stage,
      CloseDate: closeDate,
      Amount: (cents / 100).toFixed(2),
    });
  };

  accounts.forEach((row, index) => {
    // The largest customer's orders are some ninety times the median's: size falls with the 1.7th power of rank.
    const size = 2_400_000 / (index + 1) ** 1.7;
    const dormant = index % 11 === 10;
    const orders = 9 + Math.floor(random() * 9);
    for (let order = 0; order < orders; order += 1) {
      const age = dormant ? 400 + Math.floor(random() * 600) : Math.floor(random() * DAYS_OF_HISTORY);
      const stage = random() < 0.72 ? 'Closed Won' : 'Closed Lost';
      add(row, stage, day(-age), Math.round(size * (0.3 + 1.4 * random()) * 100));
    }
    if (random() < 0.7) {
      add(row, pick(OPEN_STAGES), day(20 + Math.floor(random() * 160)), Math.round(size * random() * 100) + 50_000);
    }
  });
  for (let enquiry = 0; enquiry < 3; enquiry += 1) {
    add(undefined, 'Prospecting', day(30 + enquiry * 20), 1_500_000);
  }
  return { accounts, opportunities };
}

function account(name: string, industry: string, country: string, parentKey: string): Record<string, string> {
  return {
    External_Key__c: keyOf(name),
    Name: name,
    Industry: industry,
    BillingCountry: country,
    'Parent.External_Key__c': parentKey,
  };
}

function keyOf(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '-');
}

/** A small seeded generator (public domain, Tommy Ettinger): the demo must be the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
