import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import TeamCard from 'c/teamCard';

/** The wire adapters that sfdx-lwc-jest puts in the place of Lightning Data Service. */
interface TestWire {
  emit(data: unknown, filter?: (config: { readonly objectApiName: unknown }) => boolean): void;
  emitError(response: object, filter: (config: { readonly objectApiName: unknown }) => boolean): void;
}

export const infoWire = getObjectInfo as unknown as TestWire;
export const graphqlWire = graphql as unknown as {
  emit(data: unknown, filter?: undefined, refresh?: () => Promise<void>): void;
  emitErrors(errors: unknown): void;
};
export const create = createRecord as unknown as jest.Mock<Promise<unknown>, [object]>;
export const update = updateRecord as unknown as jest.Mock<Promise<unknown>, [{ readonly fields: Values }, object?]>;

export const ACCOUNT = '001000000000001AAA';
export const VERSION = '2026-11-01T00:00:00.000Z';
export const LATER = '2026-11-02T00:00:00.000Z';

export type Values = Readonly<Record<string, unknown>>;

export const value = (given: unknown): Values => ({ value: given });
export const member = (name: string, values: Values = {}): Values => ({
  Id: `a0${name}`,
  Account__c: value(ACCOUNT),
  User__c: value(`005${name}`),
  User__r: { Name: value(name), Title: value(null) },
  Active__c: value(true),
  LastModifiedDate: value(VERSION),
  LastModifiedBy: { Name: value('Mara') },
  ...Object.fromEntries(Object.entries(values).map(([field, given]) => [field, value(given)])),
});
export const contact = (name: string, contacts: number): Values => ({
  User__c: value(`005${name}`),
  User__r: { Name: value(name), Department: value('Service'), IsActive: value(true) },
  Contacts_365_Days__c: value(contacts),
  Last_Contact_On__c: value('2026-11-01'),
});
export const SAM = member('Sam', {
  Department__c: 'Sales',
  Critical_Role__c: 'Pricing',
  Contribution__c: 'Knows the plant',
  Main_Contact__c: true,
  Department_Contact__c: true,
});
export const IDA = member('Ida', { Department__c: 'Service', Department_Contact__c: true });

const LABELS: Readonly<Record<string, string>> = {
  User__c: 'User',
  Active__c: 'Active',
  Department__c: 'Department',
  Critical_Role__c: 'Critical Role',
  Contribution__c: 'Contribution',
  Main_Contact__c: 'Main Contact',
  Department_Contact__c: 'Department Contact',
};
export const info = (mayEdit: boolean): unknown => ({
  apiName: 'Team_Role__c',
  createable: mayEdit,
  updateable: mayEdit,
  fields: Object.fromEntries(
    Object.entries(LABELS).map(([apiName, label]) => [
      apiName,
      { apiName, label, dataType: 'String', inlineHelpText: null, updateable: mayEdit },
    ]),
  ),
});
export const ofTeam = ({ objectApiName }: { readonly objectApiName: unknown }): boolean =>
  JSON.stringify(objectApiName).includes('Team_Role__c');
export const ofCoverage = (config: { readonly objectApiName: unknown }): boolean => !ofTeam(config);

/** The base components finish some of their rendering in a task of their own. */
export const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

/** What the org would answer if it was asked now. */
export const org: { stored: readonly Values[]; contacts: readonly Values[] } = { stored: [], contacts: [] };

export function answer(): void {
  const edges = (nodes: readonly Values[]): unknown => ({ edges: nodes.map((node) => ({ node })) });
  const query = { Team_Role__c: edges(org.stored), Stakeholder_Coverage__c: edges(org.contacts) };
  graphqlWire.emit({ uiapi: { query } }, undefined, () => {
    answer();
    return Promise.resolve();
  });
}

export async function card(provide: () => void = () => undefined): Promise<HTMLElement> {
  const element = createElement('c-team-card', { is: TeamCard });
  Object.assign(element, { recordId: ACCOUNT, expectedDepartments: 'Sales; Service' });
  document.body.append(element);
  provide();
  await rendered();
  return element;
}

export const show = (team: readonly Values[], mayEdit = true): Promise<HTMLElement> => {
  org.stored = team;
  return card(() => {
    infoWire.emit(info(mayEdit), ofTeam);
    infoWire.emit({ apiName: 'Stakeholder_Coverage__c', fields: {} }, ofCoverage);
    answer();
  });
};

export const all = (element: HTMLElement, selector: string): HTMLElement[] =>
  Array.from(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []);
export const named = (element: HTMLElement, name: string): HTMLElement | undefined =>
  all(element, 'lightning-button, lightning-button-icon').find((button) =>
    [Reflect.get(button, 'label'), Reflect.get(button, 'alternativeText')].includes(name),
  );
export async function press(element: HTMLElement, name: string): Promise<void> {
  named(element, name)?.click();
  await rendered();
}
export const form = (element: HTMLElement): HTMLElement | undefined => all(element, 'c-team-member-form')[0];
export async function save(element: HTMLElement, values: Values): Promise<void> {
  const start: unknown = form(element) && Reflect.get(form(element) as object, 'values');
  form(element)?.dispatchEvent(new CustomEvent('save', { detail: { ...(start as Values), ...values } }));
  await rendered();
}

/** As Lightning Data Service rejects: with a response, which is no error of JavaScript. */
export function refused(status: number, errorCode?: string, field?: string): Error {
  const error = { errorCode, message: 'Say it in one sentence.' };
  const output = field ? { errors: [], fieldErrors: { [field]: [error] } } : { errors: [error], fieldErrors: {} };
  return { status, body: { message: 'An error occurred.', output } } as unknown as Error;
}
