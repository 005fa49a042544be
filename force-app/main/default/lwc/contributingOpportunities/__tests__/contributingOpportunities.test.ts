import { createElement } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import ContributingOpportunities from 'c/contributingOpportunities';
import { DEFAULT_POLICY } from 'c/tieringPolicy';
import type { TieringPolicy } from 'c/tieringPolicy';

const wire = graphql as unknown as {
  emit(data: unknown): void;
  emitErrors(errors: unknown): void;
  getLastConfig(): unknown;
};
const infoWire = getObjectInfo as unknown as {
  emit(data: unknown): void;
  error(body?: unknown, status?: number): void;
};
const parse = gql as unknown as jest.Mock<object, [readonly string[], ...string[]]>;

const TYPES: Readonly<Record<string, string>> = {
  Amount: 'Currency',
  Gross_Profit__c: 'Currency',
  Type: 'Picklist',
  IsPrivate: 'Boolean',
  TotalOpportunityQuantity: 'Double',
};

const info = (hidden: readonly string[] = []): unknown => ({
  apiName: 'Opportunity',
  fields: Object.fromEntries(
    Object.entries(TYPES)
      .filter(([apiName]) => !hidden.includes(apiName))
      .map(([apiName, dataType]) => [apiName, { apiName, dataType, label: apiName.replace(/__c$|_/g, ' ').trim() }]),
  ),
});

interface Stored {
  readonly name: string;
  readonly amount: number | null;
  readonly probability?: number;
}

const rows = (stored: readonly Stored[]): unknown => ({
  edges: stored.map(({ name, amount, probability }) => ({
    node: {
      Id: `006${name}`,
      Name: { value: name },
      CloseDate: { value: '2026-03-15' },
      ...(probability === undefined ? {} : { Probability: { value: probability } }),
      metric: { value: amount, displayValue: amount === null ? null : `USD ${amount}` },
    },
  })),
});
const sum = (count: number, value: number | null): unknown => ({
  edges: [{ node: { aggregate: { Id: { count: { value: count } }, metric: { sum: { value } } } } }],
});
const NOTHING = { listed: rows([]), all: sum(0, null) };

interface Found {
  readonly listed: unknown;
  readonly all: unknown;
}

const answer = (won: Found, credits: Found = NOTHING, open: Found = NOTHING, other?: number): unknown => ({
  uiapi: {
    query: { won: won.listed, credits: credits.listed, open: open.listed },
    aggregate: {
      won: won.all,
      credits: credits.all,
      open: open.all,
      ...(other === undefined ? {} : { other: sum(0, other) }),
    },
  },
});

const ORDERS = Array.from({ length: 5 }, (_, index) => ({ name: `Order ${index + 1}`, amount: 100 - index }));
const WON: Found = { listed: rows(ORDERS), all: sum(7, 500.5) };

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

async function open(policy: Partial<TieringPolicy> = {}, given: object = {}): Promise<HTMLElement> {
  parse.mockImplementation((texts, ...values) => ({ text: String.raw({ raw: texts }, ...values) }));
  const element = createElement('c-contributing-opportunities', { is: ContributingOpportunities });
  const run = {
    key: 'Default:2026-06-30:12',
    policy: { ...DEFAULT_POLICY, ...policy },
    windowStart: '2025-07-01',
    windowEnd: '2026-06-30',
    windowMonths: 12,
  };
  Object.assign(element, { accountId: '001000000000001AAA', run, storedWon: 500.5, ...given });
  document.body.append(element);
  await rendered();
  return element;
}

async function show(data: unknown, policy: Partial<TieringPolicy> = {}, given: object = {}): Promise<HTMLElement> {
  const element = await open(policy, given);
  infoWire.emit(info());
  await rendered();
  wire.emit(data);
  await rendered();
  return element;
}

/** What is asked, once the fields of Opportunity are known. */
async function asked(policy: Partial<TieringPolicy>, given: object = {}): Promise<string> {
  await open(policy, given);
  infoWire.emit(info());
  await rendered();
  return (wire.getLastConfig() as { query: { text: string } }).query.text.replace(/\s+/g, ' ');
}

describe('c-contributing-opportunities', () => {
  describe('asks', () => {
    it('for the window of the run and as far ahead', async () => {
      await asked({});
      expect(wire.getLastConfig()).toMatchObject({
        variables: { accountId: '001000000000001AAA', start: '2025-07-01', end: '2026-06-30', openEnd: '2027-06-30' },
      });
    });

    it('for the metric of the policy, and the other one only when told', async () => {
      const text = await asked({ metric: 'Gross_Profit__c' });
      expect(text).toContain('metric: Gross_Profit__c { value displayValue }');
      expect(text).toContain('orderBy: { Gross_Profit__c: { order: DESC, nulls: LAST } }');
      expect(text).not.toContain('other:');
      expect(await asked({ metric: 'Gross_Profit__c' }, { showsOther: true })).toContain('metric: Amount { sum');
    });

    it.each([
      [{ field: 'Type', value: 'New "big" Business' }, '{ Type: { eq: "New \\"big\\" Business" } }'],
      [{ field: 'IsPrivate', value: 'TRUE' }, '{ IsPrivate: { eq: true } }'],
      [{ field: 'TotalOpportunityQuantity', value: '12' }, '{ TotalOpportunityQuantity: { eq: 12 } }'],
      [{ field: 'RecordType.DeveloperName', value: 'Project' }, '{ RecordType: { DeveloperName: { eq: "Project" } } }'],
    ])('with the filter %j', async (filter, condition) => {
      expect(await asked({ filter })).toContain(condition);
    });
  });

  it('says that it is loading', async () => {
    expect(await open()).toShow('What it is made of Loading the opportunities');
  });

  it('lists the largest, counts and adds up all, and says of which window', async () => {
    const element = await show(answer(WON));
    expect(element).toShow('Amount of the opportunities you can see, won from Jul 1, 2025 to Jun 30, 2026.');
    expect(element).toShow('Won: 7, together 500.50');
    expect(element).toShow('Order 1 Mar 15, 2026 100.00');
    expect(element).toShow('and 2 more');
    expect(element).not.toShow('credits');
    expect(element).not.toShow('The run counted');
  });

  it('names the filter, and the currency of each where the organisation has several', async () => {
    const run = { key: 'K', policy: { ...DEFAULT_POLICY, filter: { field: 'Type', value: 'New' } }, currency: 'EUR' };
    const window = { windowStart: '2025-07-01', windowEnd: '2026-06-30', windowMonths: 12 };
    const element = await show(answer(WON), {}, { run: { ...run, ...window } });
    expect(element).toShow('Only those with Type “New” count.');
    expect(element).toShow(/together EUR\s500\.50/);
    expect(element).toShow('Order 1 Mar 15, 2026 USD 100');
  });

  it('shows credits apart', async () => {
    const credits = { listed: rows([{ name: 'Return', amount: -20 }]), all: sum(1, -20) };
    expect(await show(answer(WON, credits))).toShow('Of these, credits: 1, together -20.00');
  });

  describe('open potential', () => {
    const likely = [
      { name: 'Likely', amount: 200, probability: 75 },
      { name: 'No amount', amount: null, probability: 10 },
    ];
    const ahead = { listed: rows(likely), all: sum(2, 200) };

    it('is weighted where the policy weights it, each with its probability', async () => {
      const element = await show(answer(WON, NOTHING, ahead), { openPotential: 'Weighted' }, { storedOpen: 150 });
      expect(element).toShow('Open: 2, together 200.00, weighted by probability 150.00');
      expect(element).toShow('Likely Mar 15, 2026 · 75% 200.00');
      expect(element).not.toShow('The run counted');
    });

    it('counts in full where the policy says so', async () => {
      const element = await show(answer(WON, NOTHING, ahead), { openPotential: 'Unweighted' }, { storedOpen: 900 });
      expect(element).toShow('Open: 2, together 200.00');
      expect(element).toShow('The run counted 900.00; what you can see adds up to 200.00. The difference of 700.00');
    });

    it('is left out where the policy counts none', async () => {
      expect(await show(answer(WON, NOTHING, ahead))).not.toShow('Open:');
    });

    it('is not weighted where there is too much of it to read', async () => {
      const many = { listed: rows(likely), all: sum(201, 5000) };
      const element = await show(answer(WON, NOTHING, many), { openPotential: 'Weighted' }, { storedOpen: 1 });
      expect(element).toShow('Open: 201, together 5,000.00');
      expect(element).not.toShow('weighted by probability');
    });
  });

  it('says what is missing where the user sees less than the run counted', async () => {
    const element = await show(answer(WON), {}, { storedWon: 700.75 });
    expect(element).toShow('The run counted 700.75; what you can see adds up to 500.50. The difference of 200.25');
  });

  it('takes what the browser’s arithmetic leaves over for no difference', async () => {
    expect(await show(answer({ ...WON, all: sum(7, 0.1 + 0.2) }), {}, { storedWon: 0.3 })).not.toShow(
      'The run counted',
    );
  });

  it('adds up the other metric, and tells how to learn its quartile', async () => {
    const element = await show(answer(WON, NOTHING, NOTHING, 88), {}, { showsOther: true });
    expect(element).toShow('Gross Profit of the same opportunities, as far as you can see them: 88.00');
    expect(element).toShow('npx strategic-accounts compare --metric Amount --metric Gross_Profit__c');
  });

  it('says that there is nothing to see', async () => {
    const element = await show(answer(NOTHING), {}, { storedWon: 10 });
    expect(element).toShow('You can see no opportunity of this account that counts in this window.');
    expect(element).toShow('The run counted 10.00');
  });

  it.each([
    ['the metric', ['Amount'], {}],
    ['the field that is filtered by', ['Type'], { filter: { field: 'Type', value: 'New' } }],
  ])('names %s when the user may not see it', async (_what, hidden, policy) => {
    const element = await open(policy);
    infoWire.emit(info(hidden));
    await rendered();
    expect(element).toShow(
      'The opportunities cannot be listed, because you may not see the field Amount, or the field',
    );
  });

  it('says that opportunities are not for this user’s eyes', async () => {
    const element = await open();
    infoWire.error([{ message: 'No access' }], 403);
    await rendered();
    expect(element).toShow('You may not see opportunities');
  });

  it('shows what Salesforce said', async () => {
    const element = await open();
    infoWire.emit(info());
    await rendered();
    wire.emitErrors([{ message: 'Unavailable' }]);
    await rendered();
    expect(element).toShow('The opportunities cannot be shown: Unavailable.');
  });

  it('is accessible', async () => {
    await expect(await show(answer(WON))).toBeAccessible();
    await expect(await show(answer(NOTHING))).toBeAccessible();
  });
});
