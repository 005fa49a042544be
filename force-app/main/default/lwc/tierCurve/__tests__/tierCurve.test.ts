import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import TierCurve from 'c/tierCurve';

/** The wire adapter that sfdx-lwc-jest puts in the place of Salesforce's GraphQL API. */
interface TestWire {
  emit(data: unknown): void;
  emitErrors(errors: unknown): void;
  getLastConfig(): { readonly variables?: unknown };
}

const wire = graphql as unknown as TestWire;

const CURVE = JSON.stringify({
  customers: 3,
  points: [
    [1, '60.500000'],
    [2, '90.000000'],
    [3, '100.000000'],
  ],
});
const RUN = {
  Id: 'a00000000000001AAA',
  Curve__c: { value: CURVE },
  Top_Share_Customers__c: { value: 1 },
  Top_Share_Percent__c: { value: 50 },
};
const { Curve__c: _curve, ...HIDDEN_CURVE } = RUN;

const answer = (...runs: unknown[]): unknown => ({
  uiapi: { query: { Tiering_Run__c: { edges: runs.map((node) => ({ node })) } } },
});

/** The base components finish some of their rendering in a task of their own. */
const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

async function curve(provide?: () => void, given: object = {}): Promise<HTMLElement> {
  const element = createElement('c-tier-curve', { is: TierCurve });
  Object.assign(element, { runKey: 'Standard:2017-12-31:12', rank: 2, cumulativeShare: 90, ...given });
  document.body.append(element);
  provide?.();
  await rendered();
  return element;
}

const curveOf = (run: unknown, given?: object): Promise<HTMLElement> =>
  curve(() => {
    wire.emit(answer(run));
  }, given);

const ERRORS = [{ message: 'Validation error (FieldUndefined): Field Tiering_Run__c is undefined', path: [] }];

describe('c-tier-curve', () => {
  it('asks for the run that ranked the account', async () => {
    await curve();
    expect(wire.getLastConfig().variables).toEqual({ runKey: 'Standard:2017-12-31:12' });
  });

  it('says that it is loading', async () => {
    expect(await curve()).toShow(/^Concentration of revenue (Help )?Loading the concentration curve$/);
  });

  it('shows the curve with the account’s place and the top pool', async () => {
    const element = await curveOf(RUN);
    expect(element).toShow('Rank 2 of 3: the 2 largest customers bring 90.00% of revenue.');
    expect(element).toShow('The largest customer is enough for 50%.');
    expect(element).toShow('This account');
    expect(element).not.toShow('Loading');
  });

  it.each(['Top_Share_Customers__c', 'Top_Share_Percent__c'])('leaves the top pool out without %s', async (field) => {
    const element = await curveOf({ ...RUN, [field]: undefined });
    expect(element).toShow('Rank 2 of 3');
    expect(element).not.toShow('enough for');
  });

  it.each(['rank', 'cumulativeShare'])('leaves the place out without %s', async (property) => {
    const element = await curveOf(RUN, { [property]: undefined });
    expect(element).not.toShow('This account');
    expect(element).toShow('The largest customer is enough for 50%.');
  });

  it.each<[string, readonly unknown[], string]>([
    ['the run was deleted', [], 'The tiering run that ranked this account was deleted'],
    ['the run stored no curve', [{ ...RUN, Curve__c: { value: null } }], 'stored no concentration curve'],
    ['the user may not see the curve', [HIDDEN_CURVE], 'Ask your Salesforce administrator for read access'],
    ['the stored curve is damaged', [{ ...RUN, Curve__c: { value: CURVE.slice(0, 40) } }], 'is damaged. Ask your'],
  ])('says that %s', async (_situation, runs, text) => {
    const element = await curve(() => {
      wire.emit(answer(...runs));
    });
    expect(element).toShow(text);
    expect(element).not.toShow(/Loading|This account/);
    await expect(element).toBeAccessible();
  });

  it('says what Salesforce says went wrong, and recovers with the next answer', async () => {
    const element = await curve(() => {
      wire.emitErrors(ERRORS);
    });
    expect(element).toShow('cannot be shown: Validation error (FieldUndefined): Field Tiering_Run__c is undefined.');
    expect(element).toShow('The figures above are not affected.');
    await expect(element).toBeAccessible();
    wire.emit(answer(RUN));
    await rendered();
    expect(element).toShow('Rank 2 of 3');
    expect(element).not.toShow('cannot be shown');
  });

  it('follows the account to another run', async () => {
    const element = await curveOf(RUN);
    Object.assign(element, { runKey: 'Standard:2018-12-31:12' });
    await rendered();
    expect(wire.getLastConfig().variables).toEqual({ runKey: 'Standard:2018-12-31:12' });
  });

  it.each<[string, (() => void) | undefined]>([
    ['loading', undefined],
    [
      'the curve',
      () => {
        wire.emit(answer(RUN));
      },
    ],
  ])('is accessible: %s', async (_state, provide) => {
    await expect(await curve(provide)).toBeAccessible();
  });
});
