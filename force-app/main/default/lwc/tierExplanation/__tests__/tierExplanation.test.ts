import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import TierExplanation from 'c/tierExplanation';
import { DEFAULT_POLICY, writePolicy } from 'c/tieringPolicy';
import type { TieringPolicy } from 'c/tieringPolicy';

// The stub of sfdx-lwc-jest takes all answers back whenever a further component asks, as parts of the explanation do.
jest.mock('lightning/graphql', () => {
  const { createTestWireAdapter } = jest.requireActual<{ createTestWireAdapter: () => unknown }>(
    '@salesforce/wire-service-jest-util',
  );
  return { gql: (texts: readonly string[]) => ({ text: texts.join('') }), graphql: createTestWireAdapter() };
});

interface Config {
  readonly query?: { readonly text: string };
}

interface GraphqlWire {
  emit(result: { readonly data?: unknown; readonly errors?: unknown }, filter: (config: Config) => boolean): void;
}

const recordWire = getRecord as unknown as { emit(data: unknown): void; error(body?: unknown, status?: number): void };
const infoWire = getObjectInfo as unknown as { error(body?: unknown, status?: number): void };
const graphqlWire = graphql as unknown as GraphqlWire;

type Values = Readonly<Record<string, unknown>>;

const ID = '001000000000001AAA';
const KEY = 'Default:2026-06-30:12';
const RANKED: Values = {
  Name: 'Alder & Sons',
  Quartile__c: 2,
  Revenue_Rank__c: 7,
  Customers_Ranked__c: 600,
  Window_Revenue__c: 1234567,
  Open_Potential__c: null,
  Family_Revenue__c: null,
  Tiering_Run_Key__c: KEY,
};
const UNRANKED: Values = { ...RANKED, Quartile__c: null, Revenue_Rank__c: null, Window_Revenue__c: -20 };
const SUBSIDIARY: Values = { ...RANKED, Revenue_Rank__c: null };

const fieldsOf = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
const connection = (object: string, nodes: readonly object[]): unknown => ({
  uiapi: { query: { [object]: { edges: nodes.map((node) => ({ node })), pageInfo: { hasNextPage: false } } } },
});

const run = (policy: Partial<TieringPolicy> = {}, values: Values = {}): unknown =>
  connection('Tiering_Run__c', [
    fieldsOf({
      Run_Key__c: KEY,
      Policy__c: 'Default',
      Policy_Copy__c: writePolicy({ ...DEFAULT_POLICY, ...policy }),
      As_Of__c: '2026-06-30',
      Window_Start__c: '2025-07-01',
      Window_End__c: '2026-06-30',
      Window_Months__c: 12,
      Quartile_1_Highest__c: 9000000,
      Quartile_1_Lowest__c: 2000000,
      Quartile_2_Highest__c: 1900000,
      Quartile_2_Lowest__c: 1000000,
      Quartile_3_Highest__c: 900000,
      Quartile_3_Lowest__c: 5000,
      Quartile_4_Highest__c: 4000,
      Quartile_4_Lowest__c: 10,
      ...values,
    }),
  ]);

const snapshot = (values: Values = {}, runValues: Values = {}): object => ({
  Id: 'a01000000000001AAA',
  ...fieldsOf({
    As_Of__c: '2026-06-30',
    Policy__c: 'Default',
    Window_Months__c: 12,
    Quartile__c: 2,
    Undamped_Quartile__c: 2,
    Movement__c: 'Up',
    Revenue_Rank__c: 7,
    Metric_Total__c: 1234567,
    ...values,
  }),
  Run__r: fieldsOf({ Run_Key__c: KEY, Status__c: 'Completed', Metric__c: 'Amount', ...runValues }),
});

const UNAVAILABLE = [{ message: 'Unavailable' }];

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

const asks = (name: string) => (config: Config) => config.query?.text.includes(`query ${name}(`) === true;
const forRun = asks('TieringRun');
const forHistory = asks('TierHistory');
const forFamily = asks('FamilyMembers');

async function open(...answers: readonly (() => void)[]): Promise<HTMLElement> {
  const element = createElement('c-tier-explanation', { is: TierExplanation });
  Object.assign(element, { recordId: ID });
  document.body.append(element);
  await rendered();
  for (const answer of answers) {
    answer();
    // eslint-disable-next-line no-await-in-loop -- what is asked next depends on the answer
    await rendered();
  }
  return element;
}

const accountIs = (values: Values) => () => {
  recordWire.emit({ apiName: 'Account', id: ID, fields: fieldsOf(values) });
};

const explain = (
  values: Values,
  ofRun: unknown = run(),
  snapshots: readonly object[] = [snapshot()],
): Promise<HTMLElement> =>
  open(
    accountIs(values),
    () => graphqlWire.emit({ data: connection('Tier_Snapshot__c', snapshots) }, forHistory),
    () => graphqlWire.emit({ data: ofRun }, forRun),
  );

describe('c-tier-explanation', () => {
  it('says that it is loading until account and run are there', async () => {
    const element = await open(accountIs(RANKED));
    expect(element).toShow(/^Loading the explanation$/);
  });

  it('begins with where the account stands', async () => {
    const element = await explain(RANKED);
    expect(element).toShow('Rank 7 of 600 · Quartile 2 · 1.23M won in 12 months to Jun 30, 2026');
    expect(element).toShow('Quartile 1 begins at 2,000,000.00: 765,433.00 missing');
    expect(element).toShow('Quartile 3 begins below 900,000.00: a lead of 334,567.00');
  });

  it('counts open potential where the policy does', async () => {
    const element = await explain({ ...RANKED, Open_Potential__c: 100000 }, run({ openPotential: 'Weighted' }));
    expect(element).toShow('1.33M won in 12 months to Jun 30, 2026, open potential included');
    expect(element).toShow('Open potential counts by its probability');
    expect(element).toShow('This account: 1,334,567.00');
  });

  it('tells the rules, and leaves out what is off', async () => {
    const element = await explain(RANKED, run({ method: 'TopShare', topSharePercent: '40', ties: 'ShareBetter' }));
    expect(element).toShow('Policy Default Metric Amount Window Jul 1, 2025 to Jun 30, 2026');
    expect(element).toShow('quartile 1 is who brings 40 % together');
    expect(element).toShow('Equal totals share the better quartile');
    expect(element).not.toShow('Damping');
  });

  describe('what else decided', () => {
    it('is damping, when it held the customer', async () => {
      const held = snapshot({ Undamped_Quartile__c: 3 });
      const element = await explain(RANKED, run({ dampingPercent: '10' }), [held]);
      expect(element).toShow('Damping of 10 % keeps quartile 2: by the total alone it would be quartile 3.');
      expect(element).toShow('Damping a border has to be passed by more than 10 %');
    });

    it('is no tie, when damping holds the very customer that marks the border', async () => {
      const held = snapshot({ Undamped_Quartile__c: 3 });
      const marked = run({ dampingPercent: '10' }, { Quartile_3_Highest__c: 1234567 });
      const element = await explain(RANKED, marked, [held]);
      expect(element).toShow('Damping of 10 % keeps quartile 2');
      expect(element).not.toShow('exactly the same total');
    });

    it('is a tie across a border, when ties are split', async () => {
      const tie = run({}, { Quartile_1_Lowest__c: 1234567 });
      expect(await explain(RANKED, tie)).toShow('A customer in quartile 1 has exactly the same total');
    });

    it('is nothing, most of the time', async () => {
      const element = await explain(RANKED);
      expect(element).not.toShow('exactly the same total');
      expect(element).not.toShow('Damping of');
    });
  });

  it('shows what another policy says, of the latest run of each', async () => {
    const profit = snapshot(
      { Policy__c: 'Profit', Quartile__c: 3, Revenue_Rank__c: 210, Metric_Total__c: 88000 },
      { Run_Key__c: 'Profit:2026-06-30:12', Metric__c: 'Gross_Profit__c' },
    );
    const element = await explain(RANKED, run(), [profit, snapshot()]);
    expect(element).toShow('Profit (Gross_Profit__c) 3 210 88,000.00');
    expect(element).not.toShow('npx strategic-accounts compare');
  });

  it('tells how to learn of another metric where no other policy ranks', async () => {
    expect(await explain(RANKED)).toShow('npx strategic-accounts compare --metric Amount --metric Gross_Profit__c');
  });

  it('explains why an account is not ranked by what is missing', async () => {
    const element = await explain(UNRANKED);
    expect(element).toShow('Not ranked · -20 won in 12 months');
    expect(element).toShow('Quartile 4 begins at 10.00: 30.00 missing');
  });

  it('says of a subsidiary that its parent’s tier is its own, and draws no borders', async () => {
    const element = await explain(SUBSIDIARY);
    expect(element).toShow('Carries the tier of its ultimate parent account');
    expect(element).not.toShow('How far the borders are');
  });

  it('shows the family of an ultimate parent, whose total was ranked', async () => {
    const element = await explain({ ...RANKED, Family_Revenue__c: 1500000 }, run({ customer: 'UltimateParent' }));
    expect(element).toShow('1.5M of the whole family in 12 months');
    expect(element).toShow('This family of accounts: 1,500,000.00');
    graphqlWire.emit({ data: connection('Account', []) }, forFamily);
    await rendered();
    expect(element).toShow('The family of accounts');
  });

  it('says that the opportunities are not for this user’s eyes, and explains the rest', async () => {
    const element = await explain(RANKED);
    infoWire.error([{ message: 'No access' }], 403);
    await rendered();
    expect(element).toShow('You may not see opportunities, so the total cannot be taken apart here.');
    expect(element).toShow('Rank 7 of 600');
  });

  describe('when something cannot be read', () => {
    it('says that the run was deleted', async () => {
      expect(await explain(RANKED, connection('Tiering_Run__c', []))).toShow('The run is no longer there');
    });

    it('stands without the history', async () => {
      const element = await open(
        accountIs(RANKED),
        () => graphqlWire.emit({ errors: UNAVAILABLE }, forHistory),
        () => graphqlWire.emit({ data: run() }, forRun),
      );
      expect(element).toShow('Rank 7 of 600');
      expect(element).toShow('The history cannot be shown: Unavailable.');
    });

    it.each<[string, () => void]>([
      ['the account', () => recordWire.error(UNAVAILABLE, 503)],
      ['the run', () => graphqlWire.emit({ errors: UNAVAILABLE }, forRun)],
    ])('shows what Salesforce said of %s', async (_what, fail) => {
      expect(await open(accountIs(RANKED), fail)).toShow('The tier cannot be explained Unavailable. Reload the page.');
    });
  });

  it.each<[string, () => Promise<HTMLElement>]>([
    ['loading', () => open()],
    ['ranked', () => explain(RANKED)],
    ['not ranked', () => explain(UNRANKED)],
    ['run deleted', () => explain(RANKED, connection('Tiering_Run__c', []))],
  ])('has no accessibility violation: %s', async (_state, element) => {
    await expect(await element()).toBeAccessible();
  });
});
