import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getRecord } from 'lightning/uiRecordApi';
import TierCard from 'c/tierCard';
import TierExplanationModal from 'c/tierExplanationModal';

/** The wire adapter that sfdx-lwc-jest puts in the place of Lightning Data Service. */
interface TestWire {
  emit(record: unknown): void;
  error(body?: unknown, status?: number, statusText?: string): void;
  getLastConfig(): unknown;
}

const wire = getRecord as unknown as TestWire;
const curveWire = graphql as unknown as { emit(data: unknown): void; emitErrors(errors: unknown): void };

const RANKED = {
  Name: 'Kan-code',
  Quartile__c: 1,
  Previous_Quartile__c: 2,
  Revenue_Rank__c: 1,
  Customers_Ranked__c: 85,
  Window_Revenue__c: 341455,
  Open_Potential__c: null,
  Family_Revenue__c: null,
  Revenue_Share__c: 3.412748,
  Cumulative_Share__c: 3.412748,
  In_Top_Pool__c: true,
  Border_Gap__c: -179456,
  Tiered_On__c: '2017-12-31T20:30:00.000Z',
  Tiering_Run_Key__c: 'Standard:2017-12-31:12',
};
const CLEARED = {
  Quartile__c: null,
  Previous_Quartile__c: 2,
  Revenue_Rank__c: null,
  Customers_Ranked__c: null,
  Revenue_Share__c: null,
  Cumulative_Share__c: null,
  In_Top_Pool__c: false,
  Border_Gap__c: null,
};
const LEFT = { ...RANKED, ...CLEARED, Window_Revenue__c: null };
const NEVER_TIERED = { ...LEFT, Tiered_On__c: null, Tiering_Run_Key__c: null };

type Values = Readonly<Record<string, string | number | boolean | null>>;

const record = (values: Values): unknown => ({
  apiName: 'Account',
  id: '001000000000001AAA',
  fields: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, displayValue: null }])),
});

/** The base components finish some of their rendering in a task of their own. */
const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

async function card(provide?: () => void): Promise<HTMLElement> {
  const element = createElement('c-tier-card', { is: TierCard });
  Object.assign(element, { recordId: '001000000000001AAA' });
  document.body.append(element);
  provide?.();
  await rendered();
  return element;
}

const cardOf = (values: Values): Promise<HTMLElement> =>
  card(() => {
    wire.emit(record(values));
  });

const NOT_FOUND = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }];

describe('c-tier-card', () => {
  it('asks for the tier fields as optional, so that a hidden one does not fail the rest', async () => {
    await card();
    const field = (fieldApiName: string): unknown => ({ objectApiName: 'Account', fieldApiName });
    expect(wire.getLastConfig()).toEqual({
      recordId: '001000000000001AAA',
      fields: [field('Name')],
      optionalFields: Object.keys(RANKED)
        .filter((name) => name !== 'Name')
        .map(field),
    });
  });

  describe('while the record is on its way', () => {
    it('says that it is loading', async () => {
      const element = await card();
      expect(element).toShow(/^Revenue Tier Loading the revenue tier$/);
    });
  });

  describe('for a ranked account', () => {
    it('shows quartile, rank, top pool, revenue and shares', async () => {
      const element = await cardOf(RANKED);
      expect(element).toShow('Quartile 1 of 4');
      expect(element).toShow('Rank 1 of 85');
      expect(element).toShow('Up from quartile 2');
      expect(element).toShow('In the top pool');
      expect(element).toShow('341,455.00');
      expect(element).toShow('3.41%');
      expect(element).toShow(/Lead over quartile 2 .*179,456\.00/);
      expect(element).not.toShow('Loading the revenue tier');
    });

    it('says when and by which run', async () => {
      const element = await cardOf(RANKED);
      expect(element).toShow(/Tiered on Dec 31, 2017, \d\d:30/);
      expect(element).toShow('Tiering run Standard:2017-12-31:12');
    });

    it('shows the place on the concentration curve of that run', async () => {
      const element = await cardOf(RANKED);
      const curve = {
        customers: 85,
        points: [1, 2, 85].map((rank) => [rank, rank === 85 ? '100.000000' : '3.412748']),
      };
      const node = { Id: 'a00000000000001AAA', Curve__c: { value: JSON.stringify(curve) } };
      curveWire.emit({ uiapi: { query: { Tiering_Run__c: { edges: [{ node }] } } } });
      await rendered();
      expect(element).toShow('Rank 1 of 85: the largest customer alone brings 3.41% of revenue.');
    });

    it('stands without the curve', async () => {
      const element = await cardOf(RANKED);
      curveWire.emitErrors([{ message: 'Unavailable' }]);
      await rendered();
      expect(element).toShow('Quartile 1 of 4');
      expect(element).toShow('The concentration curve cannot be shown: Unavailable.');
    });

    it('asks for no curve where the run is not known', async () => {
      const element = await cardOf({ ...RANKED, Tiering_Run_Key__c: null });
      expect(element).toShow('Quartile 1 of 4');
      expect(element).not.toShow('Concentration');
    });

    it('shows a subsidiary no curve, since its rank stands on its parent', async () => {
      const element = await cardOf({ ...RANKED, Revenue_Rank__c: null, Cumulative_Share__c: null });
      expect(element).toShow('Carries the tier of its ultimate parent account');
      expect(element).not.toShow('Concentration');
    });

    it('shows open potential where the policy counts it', async () => {
      expect(await cardOf({ ...RANKED, Open_Potential__c: 1500 })).toShow(/Open potential .*1,500\.00/);
      expect(await cardOf(RANKED)).not.toShow('Open potential');
    });

    it('explains itself in a window that fills a phone', async () => {
      const open = jest.spyOn(TierExplanationModal, 'open').mockResolvedValue(undefined);
      const element = await cardOf(RANKED);
      element.shadowRoot?.querySelector<HTMLElement>('lightning-button')?.click();
      const config = { label: 'Why this quartile?', recordId: '001000000000001AAA', size: 'full' };
      expect(open).toHaveBeenCalledWith(config);
    });

    it('has nothing to explain where the run is not known', async () => {
      const element = await cardOf({ ...RANKED, Tiering_Run_Key__c: null });
      expect(element.shadowRoot?.querySelector('lightning-button')).toBeNull();
    });

    it('follows the record', async () => {
      const element = await cardOf(RANKED);
      wire.emit(record({ ...RANKED, Quartile__c: 3, Revenue_Rank__c: 50 }));
      await rendered();
      expect(element).toShow('Quartile 3 of 4');
      expect(element).toShow('Rank 50 of 85');
    });
  });

  describe('for an account that no run has written', () => {
    it('says that it is not tiered yet, what to do and who does it', async () => {
      const element = await cardOf(NEVER_TIERED);
      expect(element).toShow('Not tiered yet');
      expect(element).toShow('ask your Salesforce administrator to run tiering');
      expect(element).not.toShow('Tiered on');
    });
  });

  describe('for an account that a run left without a quartile', () => {
    it.each([
      ['it has no revenue in the window', null, 'no positive revenue in the window'],
      ['its revenue is zero', 0, 'add up to zero'],
      ['credits exceed its revenue', -250.5, 'credits exceed the revenue won'],
      ['its family has no positive revenue', 250.5, 'The accounts of this family together'],
    ])('says that %s, and which run found that', async (_situation, revenue, reason) => {
      const element = await cardOf({ ...LEFT, Window_Revenue__c: revenue });
      expect(element).toShow('Not ranked');
      expect(element).toShow(reason);
      expect(element).toShow('Standard:2017-12-31:12');
      expect(element.shadowRoot?.querySelector('lightning-button')).toHaveProperty('label', 'Why is it not ranked?');
    });
  });

  describe('for a user who may not see tiers', () => {
    it('names the permission set to ask for', async () => {
      const element = await cardOf({ Name: 'Kan-code' });
      expect(element).toShow('You cannot see revenue tiers');
      expect(element).toShow('permission set Strategic Account Manager');
      expect(element).not.toShow('Not tiered yet');
    });
  });

  describe('when the record cannot be read', () => {
    it('shows what Salesforce said and what to do', async () => {
      const element = await card(() => {
        wire.error(NOT_FOUND, 404);
      });
      expect(element).toShow('The revenue tier cannot be shown');
      expect(element).toShow('The requested resource does not exist. Reload the page.');
      expect(element).not.toShow('Loading');
    });

    it('recovers with the next answer', async () => {
      const element = await card(() => {
        wire.error(NOT_FOUND, 404);
      });
      wire.emit(record(RANKED));
      await rendered();
      expect(element).toShow('Quartile 1 of 4');
      expect(element).not.toShow('cannot be shown');
    });
  });

  describe('accessibility', () => {
    it.each([
      ['loading', undefined],
      ['ranked', RANKED],
      ['not tiered', NEVER_TIERED],
      ['unranked', LEFT],
      ['no access', { Name: 'Kan-code' }],
    ])('has no violation: %s', async (_state, values) => {
      const element = await (values ? cardOf(values) : card());
      await expect(element).toBeAccessible();
    });

    it('has no violation: error', async () => {
      const element = await card(() => {
        wire.error(NOT_FOUND, 404);
      });
      await expect(element).toBeAccessible();
    });
  });
});
