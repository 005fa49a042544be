import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import TeamCard from 'c/teamCard';

/** The wire adapters that sfdx-lwc-jest puts in the place of Lightning Data Service. */
interface TestWire {
  emit(data: unknown, filter?: (config: { readonly objectApiName: unknown }) => boolean): void;
  error(body?: unknown, status?: number, filter?: (config: { readonly objectApiName: unknown }) => boolean): void;
}

const infoWire = getObjectInfo as unknown as TestWire;
const graphqlWire = graphql as unknown as {
  emit(data: unknown, filter?: undefined, refresh?: () => Promise<void>): void;
  emitErrors(errors: unknown): void;
};
const create = createRecord as unknown as jest.Mock<Promise<unknown>, [object]>;
const update = updateRecord as unknown as jest.Mock<Promise<unknown>, [object, object?]>;

const ACCOUNT = '001000000000001AAA';
const VERSION = '2026-11-01T00:00:00.000Z';
const LATER = '2026-11-02T00:00:00.000Z';

type Values = Readonly<Record<string, unknown>>;

const value = (given: unknown): Values => ({ value: given });
const member = (name: string, values: Values = {}): Values => ({
  Id: `a0${name}`,
  Account__c: value(ACCOUNT),
  User__c: value(`005${name}`),
  User__r: { Name: value(name), Title: value(null) },
  Active__c: value(true),
  LastModifiedDate: value(VERSION),
  LastModifiedBy: { Name: value('Mara') },
  ...Object.fromEntries(Object.entries(values).map(([field, given]) => [field, value(given)])),
});
const contact = (name: string, contacts: number): Values => ({
  User__c: value(`005${name}`),
  User__r: { Name: value(name), Department: value('Service'), IsActive: value(true) },
  Contacts_365_Days__c: value(contacts),
  Last_Contact_On__c: value('2026-11-01'),
});
const SAM = member('Sam', {
  Department__c: 'Sales',
  Critical_Role__c: 'Pricing',
  Contribution__c: 'Knows the plant',
  Main_Contact__c: true,
  Department_Contact__c: true,
});
const IDA = member('Ida', { Department__c: 'Service', Department_Contact__c: true });

const LABELS: Readonly<Record<string, string>> = {
  User__c: 'User',
  Active__c: 'Active',
  Department__c: 'Department',
  Critical_Role__c: 'Critical Role',
  Contribution__c: 'Contribution',
  Main_Contact__c: 'Main Contact',
  Department_Contact__c: 'Department Contact',
};
const info = (mayEdit: boolean): unknown => ({
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
const ofTeam = ({ objectApiName }: { readonly objectApiName: unknown }): boolean =>
  JSON.stringify(objectApiName).includes('Team_Role__c');
const ofCoverage = (config: { readonly objectApiName: unknown }): boolean => !ofTeam(config);

/** The base components finish some of their rendering in a task of their own. */
const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

/** What the org would answer if it was asked now. */
let stored: readonly Values[] = [];
let contacts: readonly Values[] = [];

function answer(): void {
  const edges = (nodes: readonly Values[]): unknown => ({ edges: nodes.map((node) => ({ node })) });
  const query = { Team_Role__c: edges(stored), Stakeholder_Coverage__c: edges(contacts) };
  graphqlWire.emit({ uiapi: { query } }, undefined, () => {
    answer();
    return Promise.resolve();
  });
}

async function card(provide: () => void = () => undefined): Promise<HTMLElement> {
  const element = createElement('c-team-card', { is: TeamCard });
  Object.assign(element, { recordId: ACCOUNT, expectedDepartments: 'Sales; Service' });
  document.body.append(element);
  provide();
  await rendered();
  return element;
}

const show = (team: readonly Values[], mayEdit = true): Promise<HTMLElement> => {
  stored = team;
  return card(() => {
    infoWire.emit(info(mayEdit), ofTeam);
    infoWire.emit({ apiName: 'Stakeholder_Coverage__c', fields: {} }, ofCoverage);
    answer();
  });
};

const all = (element: HTMLElement, selector: string): HTMLElement[] =>
  Array.from(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []);
const named = (element: HTMLElement, name: string): HTMLElement | undefined =>
  all(element, 'lightning-button, lightning-button-icon').find((button) =>
    [Reflect.get(button, 'label'), Reflect.get(button, 'alternativeText')].includes(name),
  );
async function press(element: HTMLElement, name: string): Promise<void> {
  named(element, name)?.click();
  await rendered();
}
const form = (element: HTMLElement): HTMLElement | undefined => all(element, 'c-team-member-form')[0];
async function save(element: HTMLElement, values: Values): Promise<void> {
  const start: unknown = form(element) && Reflect.get(form(element) as object, 'values');
  form(element)?.dispatchEvent(new CustomEvent('save', { detail: { ...(start as Values), ...values } }));
  await rendered();
}

const refused = (status: number, errorCode?: string, field?: string): unknown => {
  const error = { errorCode, message: 'Say it in one sentence.' };
  const output = field ? { errors: [], fieldErrors: { [field]: [error] } } : { errors: [error], fieldErrors: {} };
  return { status, body: { message: 'An error occurred.', output } };
};

describe('c-team-card', () => {
  beforeEach(() => {
    stored = [];
    contacts = [];
    create.mockReset().mockResolvedValue({});
    update.mockReset().mockResolvedValue({});
  });

  describe('to read', () => {
    it('says that it is loading', async () => {
      expect(await card()).toShow('Loading the account team');
    });

    it('shows who, from where, in which role, with what, the main contact first', async () => {
      const element = await show([IDA, SAM]);
      expect(element).toShow(
        /Sam\s+Main contact\s+Contact for Sales\s+Sales · Pricing\s+Knows the plant .*Ida\s+Contact for Service\s+Service/,
      );
      expect(element).not.toShow('No main contact');
    });

    it('shows nobody who left', async () => {
      expect(await show([SAM, member('Jo', { Active__c: false })])).not.toShow('Jo');
    });

    it('says what a team is for while nobody is named', async () => {
      const element = await show([]);
      expect(element).toShow('Nobody is on the team yet Say who of us works for this account');
      expect(element).not.toShow('No main contact');
    });

    it('says what is missing, and offers to fill it', async () => {
      contacts = [contact('Jo', 9), contact('Ki', 4), contact('Li', 3), contact('Mo', 2), contact('Ny', 1)];
      const element = await show([member('Pat', { Department__c: 'Finance' })]);
      expect(element).toShow('No main contact: the customer does not know');
      expect(element).toShow('Nobody from Sales.');
      expect(element).toShow('No contact is chosen for Finance.');
      expect(element).toShow('Jo is in contact and not on the team: 9× in the last 365 days, last on Nov 1, 2026.');
      expect(element).toShow('2 more are in contact and not on the team.');
      expect(named(element, 'Add Jo')).toBeDefined();
      expect(named(element, 'Add Mo')).toBeUndefined();
    });

    it('says nothing of contact to who may not see it', async () => {
      contacts = [contact('Jo', 9)];
      stored = [SAM];
      const element = await card(() => {
        infoWire.emit(info(true), ofTeam);
        infoWire.error([{ message: 'You do not have access' }], 403, ofCoverage);
        answer();
      });
      expect(element).not.toShow('in contact and not on the team');
    });

    it('lets who may not change it read, and says so', async () => {
      const element = await show([{ ...SAM, Contribution__c: undefined }], false);
      expect(element).toShow('Your permissions let you read the team, not change it.');
      expect(all(element, 'lightning-button-icon')).toHaveLength(0);
      expect(named(element, 'Add from Service')).toBeUndefined();
    });

    it('names the permission set to who may not see teams', async () => {
      const element = await card(() => {
        infoWire.error([{ message: 'You do not have access' }], 403, ofTeam);
      });
      expect(element).toShow('You cannot see the account team Ask your Salesforce administrator');
    });

    it('shows what Salesforce said when the team cannot be read', async () => {
      const element = await card(() => {
        infoWire.emit(info(true), ofTeam);
        graphqlWire.emitErrors([{ message: 'Unavailable' }]);
      });
      expect(element).toShow('The account team cannot be shown Unavailable. Reload the page.');
    });
  });

  describe('to add somebody', () => {
    it('writes the role with its keys, and shows it', async () => {
      const element = await show([SAM]);
      await press(element, 'Add a colleague');
      expect(all(element, 'li')).toHaveLength(0);
      create.mockImplementation(() => {
        stored = [SAM, IDA];
        return Promise.resolve({});
      });
      await save(element, { User__c: '005Ida', Department__c: 'Service', Department_Contact__c: true });
      expect(create).toHaveBeenCalledWith({
        apiName: 'Team_Role__c',
        fields: {
          Account__c: ACCOUNT,
          User__c: '005Ida',
          Role_Key__c: `${ACCOUNT}:005Ida`,
          Department__c: 'Service',
          Department_Contact__c: true,
          Main_Contact_Key__c: null,
          Department_Contact_Key__c: `${ACCOUNT}:Service`,
        },
      });
      expect(form(element)).toBeUndefined();
      expect(element).toShow('Ida');
    });

    it.each<[string, string, Values]>([
      ['a colleague in contact', 'Add Jo', { User__c: '005Jo', Department__c: 'Service' }],
      ['a department that is missing', 'Add from Service', { User__c: '', Department__c: 'Service' }],
    ])('starts with %s', async (_what, button, values) => {
      contacts = [contact('Jo', 9)];
      const element = await show([SAM]);
      await press(element, button);
      expect(Reflect.get(form(element) as object, 'values')).toMatchObject(values);
    });

    it('brings back who was on the team before', async () => {
      const element = await show([SAM, member('Jo', { Active__c: false, Department__c: 'Finance' })]);
      await press(element, 'Add a colleague');
      await save(element, { User__c: '005Jo', Department__c: 'Service' });
      expect(create).not.toHaveBeenCalled();
      expect(update.mock.calls).toEqual([
        [
          {
            fields: {
              Id: 'a0Jo',
              Department__c: 'Service',
              Active__c: true,
              Main_Contact_Key__c: null,
              Department_Contact_Key__c: null,
            },
          },
          { ifUnmodifiedSince: VERSION },
        ],
      ]);
    });

    it('says that somebody is on the team already', async () => {
      const element = await show([SAM]);
      await press(element, 'Add a colleague');
      await save(element, { User__c: '005Sam' });
      expect(element).toShow('Not saved Sam is on the team already. Cancel, then edit Sam in the list.');
      expect(create).not.toHaveBeenCalled();
    });

    it('says so too when a colleague added the same person a moment ago', async () => {
      const element = await show([SAM]);
      await press(element, 'Add a colleague');
      create.mockImplementation(() => {
        stored = [SAM, IDA];
        return Promise.reject(refused(400, 'DUPLICATE_VALUE', 'Role_Key__c') as Error);
      });
      await save(element, { User__c: '005Ida' });
      expect(element).toShow('Ida is on the team already.');
    });
  });

  describe('to choose the main contact', () => {
    it('says who it is, and hands over when asked to', async () => {
      const element = await show([SAM, IDA]);
      await press(element, 'Edit Ida');
      await save(element, { Main_Contact__c: true });
      expect(element).toShow('Sam is the main contact of this account, and there is one only. Sam stays on the team.');
      expect(update).not.toHaveBeenCalled();
      await expect(element).toBeAccessible();
      await press(element, 'Hand over and save');
      expect(update.mock.calls.map(([{ fields }]: [{ fields?: Values }]) => [fields?.Id, fields?.Main_Contact_Key__c])).toEqual(
        [
          ['a0Sam', null],
          ['a0Ida', ACCOUNT],
        ],
      );
      expect(form(element)).toBeUndefined();
    });

    it('asks anew once the form was changed', async () => {
      const element = await show([SAM, IDA]);
      await press(element, 'Edit Ida');
      await save(element, { Main_Contact__c: true });
      form(element)?.dispatchEvent(new CustomEvent('edit'));
      await rendered();
      expect(named(element, 'Hand over and save')).toBeUndefined();
    });

    it('asks as well when a colleague was faster, whom only the refusal tells of', async () => {
      const element = await show([IDA]);
      await press(element, 'Edit Ida');
      update.mockImplementationOnce(() => {
        stored = [SAM, IDA];
        return Promise.reject(refused(400, 'DUPLICATE_VALUE', 'Main_Contact_Key__c') as Error);
      });
      await save(element, { Main_Contact__c: true });
      expect(element).toShow('Sam is the main contact of this account');
    });

    it('gives the place back when the save is refused', async () => {
      const element = await show([SAM, IDA]);
      await press(element, 'Edit Ida');
      await save(element, { Main_Contact__c: true });
      update.mockResolvedValueOnce({}).mockRejectedValueOnce(refused(403));
      await press(element, 'Hand over and save');
      expect(update).toHaveBeenLastCalledWith({
        fields: {
          Id: 'a0Sam',
          Main_Contact__c: true,
          Department_Contact__c: true,
          Main_Contact_Key__c: ACCOUNT,
          Department_Contact_Key__c: `${ACCOUNT}:Sales`,
        },
      });
      expect(element).toShow('Not saved Say it in one sentence.');
    });

    it('takes nothing from who was changed meanwhile', async () => {
      const element = await show([SAM, IDA]);
      await press(element, 'Edit Ida');
      await save(element, { Main_Contact__c: true });
      update.mockRejectedValueOnce(refused(412));
      await press(element, 'Hand over and save');
      expect(update).toHaveBeenCalledTimes(1);
      expect(element).toShow('Somebody changed Sam in the meantime. Look at the team, then try again.');
    });
  });

  describe('to change somebody', () => {
    it('saves what differs, based on the version that was read', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      await save(element, { Critical_Role__c: '' });
      expect(update).toHaveBeenCalledWith(
        { fields: { Id: 'a0Sam', Critical_Role__c: null } },
        { ifUnmodifiedSince: VERSION },
      );
    });

    it('sends nothing when nothing differs, and closes by Cancel', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      await save(element, {});
      expect(update).not.toHaveBeenCalled();
      expect(form(element)).toBeUndefined();
      await press(element, 'Edit Sam');
      form(element)?.dispatchEvent(new CustomEvent('cancel'));
      await rendered();
      expect(form(element)).toBeUndefined();
    });

    it('shows what a colleague changed, and goes on from there', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      update.mockImplementationOnce(() => {
        stored = [{ ...SAM, Department__c: value('Service'), Main_Contact__c: value(false), LastModifiedDate: value(LATER) }];
        return Promise.reject(refused(412) as Error);
      });
      await save(element, { Critical_Role__c: 'Logistics' });
      expect(element).toShow('Changed in the meantime Mara changed Sam after you opened the form.');
      expect(element).toShow('Department: now “Service”, “Sales” before');
      expect(element).toShow('Main Contact: emptied, “yes” before');
      all(element, 'c-save-conflict')[0]?.dispatchEvent(new CustomEvent('takeover'));
      await rendered();
      await save(element, { Critical_Role__c: 'Logistics' });
      expect(update).toHaveBeenLastCalledWith(
        { fields: { Id: 'a0Sam', Critical_Role__c: 'Logistics' } },
        { ifUnmodifiedSince: LATER },
      );
    });

    it('says so when a colleague took that person off the team meanwhile', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      update.mockImplementationOnce(() => {
        stored = [{ ...SAM, Active__c: value(false), LastModifiedDate: value(LATER) }];
        return Promise.reject(refused(412) as Error);
      });
      await save(element, { Critical_Role__c: 'Logistics' });
      expect(element).toShow('Active: emptied, “yes” before');
    });

    it('saves all the same when only a key was put right meanwhile', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      update.mockImplementationOnce(() => {
        stored = [{ ...SAM, LastModifiedDate: value(LATER) }];
        return Promise.reject(refused(412) as Error);
      });
      await save(element, { Critical_Role__c: 'Logistics' });
      expect(update).toHaveBeenLastCalledWith(expect.anything(), { ifUnmodifiedSince: LATER });
      expect(form(element)).toBeUndefined();
    });

    it('tells at the field what Salesforce found wrong with it', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      update.mockRejectedValueOnce(refused(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Department__c'));
      await save(element, { Department__c: '' });
      expect(element).toShow('Not saved Salesforce did not accept some entries.');
      expect(form(element)).toShow('Say it in one sentence.');
    });

    it('says when the network is gone, and keeps the form', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      update.mockRejectedValueOnce(new TypeError('Failed to fetch'));
      await save(element, { Department__c: 'Service' });
      expect(element).toShow('Not saved Failed to fetch.');
      expect(form(element)).toBeDefined();
    });
  });

  describe('to take somebody off', () => {
    const takeOff = async (): Promise<HTMLElement> => {
      const element = await show([SAM]);
      update.mockImplementationOnce(() => {
        stored = [{ ...SAM, Active__c: value(false), LastModifiedDate: value(LATER) }];
        return Promise.resolve({});
      });
      await press(element, 'Take Sam off the team');
      return element;
    };

    it('keeps the record, gives the keys up, and offers to undo', async () => {
      const element = await takeOff();
      expect(update).toHaveBeenCalledWith(
        { fields: { Id: 'a0Sam', Active__c: false, Main_Contact_Key__c: null, Department_Contact_Key__c: null } },
        { ifUnmodifiedSince: VERSION },
      );
      expect(element).toShow('Nobody is on the team yet');
      expect(element).toShow('Sam is off the team.');
      await press(element, 'Undo');
      expect(update).toHaveBeenLastCalledWith(
        {
          fields: {
            Id: 'a0Sam',
            Active__c: true,
            Main_Contact_Key__c: ACCOUNT,
            Department_Contact_Key__c: `${ACCOUNT}:Sales`,
          },
        },
        { ifUnmodifiedSince: LATER },
      );
      expect(element).toShow('Sam is back on the team.');
    });

    it('brings back without a place that has gone to somebody else', async () => {
      const element = await takeOff();
      update.mockRejectedValueOnce(refused(400, 'DUPLICATE_VALUE', 'Main_Contact_Key__c'));
      await press(element, 'Undo');
      expect(update).toHaveBeenLastCalledWith(
        {
          fields: {
            Id: 'a0Sam',
            Active__c: true,
            Main_Contact__c: false,
            Department_Contact__c: false,
            Main_Contact_Key__c: null,
            Department_Contact_Key__c: null,
          },
        },
        { ifUnmodifiedSince: LATER },
      );
      expect(element).toShow('The contact’s place has gone to somebody else meanwhile.');
    });

    it('says why it was refused', async () => {
      const element = await show([SAM]);
      update.mockRejectedValueOnce(refused(403));
      await press(element, 'Take Sam off the team');
      expect(element).toShow('Sam was not changed: Say it in one sentence.');
      expect(named(element, 'Undo')).toBeUndefined();
    });
  });

  it.each<[string, () => Promise<HTMLElement>]>([
    ['loading', () => card()],
    ['empty', () => show([])],
    ['with gaps', () => show([member('Pat', { Department__c: 'Finance' })])],
    ['complete', () => show([SAM, IDA])],
    ['to read', () => show([SAM], false)],
  ])('has no accessibility violation: %s', async (_state, element) => {
    await expect(await element()).toBeAccessible();
  });
});
