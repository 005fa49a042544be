import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import ServiceLevelCard from 'c/serviceLevelCard';

interface TestWire {
  emit(data: unknown): void;
  error(body?: unknown, status?: number): void;
}

const recordWire = getRecord as unknown as TestWire;
const infoWire = getObjectInfo as unknown as TestWire;
const levelWire = graphql as unknown as { emit(data: unknown): void; emitErrors(errors: unknown): void };

type Values = Readonly<Record<string, unknown>>;

const fieldsOf = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
const account = (values: Values): unknown => ({
  apiName: 'Account',
  id: '001000000000001AAA',
  fields: fieldsOf({ Name: 'Alder & Sons', ...values }),
});
const levels = (...rows: readonly Values[]): unknown => ({
  uiapi: {
    query: {
      Service_Level__c: { edges: rows.map((row, index) => ({ node: { Id: `a0${index}`, ...fieldsOf(row) } })) },
    },
  },
});

const STRATEGIC: Values = {
  Name: 'Strategic partnership',
  Service_Level_Key__c: 'designation-strategic',
  Designation__c: 'Strategic',
  Quartile__c: null,
  What_It_Gets__c: 'A named manager\nA joint plan',
  What_It_Does_Not_Get__c: 'Prices outside of the frame',
  Contact_Cadence_Days__c: 14,
  Review_Cadence_Days__c: 90,
};
const CORE: Values = {
  ...STRATEGIC,
  Name: 'Core account',
  Service_Level_Key__c: 'quartile-2',
  Designation__c: null,
  Quartile__c: 2,
  What_It_Does_Not_Get__c: null,
  Contact_Cadence_Days__c: null,
};
const BOTH = levels(STRATEGIC, CORE);

/** The base components finish some of their rendering in a task of their own. */
const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

async function card(provide?: () => void): Promise<HTMLElement> {
  const element = createElement('c-service-level-card', { is: ServiceLevelCard });
  Object.assign(element, { recordId: '001000000000001AAA' });
  document.body.append(element);
  provide?.();
  await rendered();
  return element;
}

const show = (values: Values, found: unknown = BOTH): Promise<HTMLElement> =>
  card(() => {
    recordWire.emit(account(values));
    infoWire.emit({ apiName: 'Service_Level__c', fields: {} });
    levelWire.emit(found);
  });

const noAccess = (): Promise<HTMLElement> =>
  card(() => {
    recordWire.emit(account({ Designation__c: 'Strategic', Quartile__c: 1 }));
    infoWire.error([{ message: 'You do not have access' }], 403);
  });

describe('c-service-level-card', () => {
  it('says that it is loading', async () => {
    expect(await card()).toShow('Loading the service level');
  });

  it('shows what the designation brings, whatever the quartile', async () => {
    const element = await show({ Designation__c: 'Strategic', Quartile__c: 2 });
    expect(element).toShow('Strategic partnership because of the designation');
    expect(element).toShow('Contact at least every 14 days Business review at least every 90 days');
    expect(element).toShow('What it gets A named manager A joint plan');
    expect(element).toShow('What it does not get Prices outside of the frame');
  });

  it('shows what the quartile brings where no level is for the designation, and nothing empty', async () => {
    const element = await show({ Designation__c: 'Nurture', Quartile__c: 2 });
    expect(element).toShow('Core account because of quartile 2 Business review');
    expect(element).not.toShow('Contact');
    expect(element).not.toShow('does not get');
  });

  it('follows a new designation', async () => {
    const element = await show({ Designation__c: null, Quartile__c: 2 });
    recordWire.emit(account({ Designation__c: 'Strategic', Quartile__c: 2 }));
    await rendered();
    expect(element).toShow('Strategic partnership');
  });

  it('says that none applies', async () => {
    expect(await show({ Designation__c: null, Quartile__c: null })).toShow('No service level applies This account has');
  });

  it('tells the administrator what to run where none exists', async () => {
    expect(await show({ Quartile__c: 2 }, levels())).toShow('No service levels are set up Ask your Salesforce admin');
  });

  it('names the permission set to a user who may not see service levels', async () => {
    expect(await noAccess()).toShow('You cannot see service levels Ask your Salesforce administrator');
  });

  it.each<[string, () => void]>([
    ['the account', () => recordWire.error([{ message: 'Unavailable' }], 503)],
    ['the levels', () => levelWire.emitErrors([{ message: 'Unavailable' }])],
  ])('shows what Salesforce said when %s cannot be read', async (_what, fail) => {
    const element = await card(() => {
      infoWire.emit({ apiName: 'Service_Level__c', fields: {} });
      fail();
    });
    expect(element).toShow('The service level cannot be shown Unavailable. Reload the page.');
  });

  it.each<[string, () => Promise<HTMLElement>]>([
    ['loading', () => card()],
    ['level', () => show({ Designation__c: 'Strategic' })],
    ['none applies', () => show({})],
    ['none set up', () => show({}, levels())],
    ['no access', noAccess],
  ])('has no accessibility violation: %s', async (_state, element) => {
    await expect(await element()).toBeAccessible();
  });
});
