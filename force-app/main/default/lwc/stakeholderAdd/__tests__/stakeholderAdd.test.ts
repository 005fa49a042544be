import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import type { Stakeholder } from 'c/stakeholder';
import StakeholderAdd from 'c/stakeholderAdd';

const mockNavigate = jest.fn<void, [object]>();

jest.mock('c/calendarDay', () => ({ today: () => '2026-11-22' }));
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const mixin = (base: new () => object): unknown =>
    class extends base {
      [Navigate](page: object): void {
        mockNavigate(page);
      }
    };
  return { NavigationMixin: Object.assign(mixin, { Navigate }) };
});

interface Config {
  readonly objectApiName?: { readonly objectApiName: string };
  readonly variables?: { readonly first?: number; readonly accountId?: string };
}
interface TestWire {
  emit(data: unknown, filter?: (config: Config) => boolean): void;
  error(body?: unknown, status?: number, text?: string, filter?: (config: Config) => boolean): void;
}
interface GraphQLWire {
  emit(data: unknown, filter?: (config: Config) => boolean): void;
  emitErrors(errors: unknown, filter?: (config: Config) => boolean): void;
}

const infoWire = getObjectInfo as unknown as TestWire;
const dataWire = graphql as unknown as GraphQLWire;
const create = createRecord as unknown as jest.Mock<Promise<unknown>, [object]>;
const update = updateRecord as unknown as jest.Mock<Promise<unknown>, [object]>;

const ACCOUNT = '001000000000001AAA';
const of = (name: string) => (config: Config) => config.objectApiName?.objectApiName === name;
const isFirst = ({ variables }: Config): boolean => variables?.first === 500;
const isSearch = ({ variables }: Config): boolean => variables?.first === 50;
const isRoles = ({ variables }: Config): boolean => variables?.accountId === ACCOUNT;

const info = (apiName: string, createable: boolean, fields: readonly string[]): object => ({
  apiName,
  createable,
  fields: Object.fromEntries(fields.map((field) => [field, { apiName: field, label: field, updateable: true }])),
});
const cell = (value: string | undefined): object => ({ value: value ?? null });

interface Given {
  readonly title?: string;
  readonly email?: string;
  readonly department?: string;
  readonly last?: string;
}

const contactNode = (name: string, { title, email, department, last }: Given = {}): object => ({
  Id: `003${name}`,
  Name: { value: name },
  AccountId: { value: ACCOUNT },
  Title: cell(title),
  Email: cell(email),
  Department: cell(department),
  LastActivityDate: cell(last),
});
const answer = (object: string, nodes: readonly object[], hasNextPage = false): object => ({
  uiapi: { query: { [object]: { edges: nodes.map((node) => ({ node })), pageInfo: { hasNextPage } } } },
});
const roleNode = (name: string, role: string | null): object => ({
  ContactId: { value: `003${name}` },
  Role: { value: role, displayValue: role },
  Opportunity: { Name: { value: 'Line 4' } },
  Contact: contactNode(name),
});

const stakeholder = (name: string, isActive: boolean): Stakeholder => ({
  id: `a01${name}`,
  accountId: ACCOUNT,
  accountName: 'Alder & Sons',
  contactId: `003${name}`,
  name,
  isActive,
  version: '2026-11-01T08:00:00.000Z',
});

const PEOPLE = [
  contactNode('Ana', { title: 'CFO', email: 'ana@example.com', department: 'Finance' }),
  contactNode('Bo', { last: '2026-11-10' }),
  contactNode('Cy', { email: 'cy@example.com' }),
];

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

async function open(given: object = {}, isCreateable = true): Promise<HTMLElement> {
  const element = createElement('c-stakeholder-add', { is: StakeholderAdd });
  Object.assign(element, { accountId: ACCOUNT, missingRoles: ['Economic Buyer'], ...given });
  document.body.append(element);
  infoWire.emit(info('Stakeholder__c', isCreateable, ['Role__c', 'Department__c']), of('Stakeholder__c'));
  infoWire.emit(info('Contact', true, ['Title', 'Email', 'LastActivityDate']), of('Contact'));
  await rendered();
  return element;
}

async function show(contacts: readonly object[] = PEOPLE, given: object = {}, isCut = false): Promise<HTMLElement> {
  const element = await open(given);
  dataWire.emit(answer('Contact', contacts, isCut), isFirst);
  await rendered();
  return element;
}

/** The lists of contacts, by their headings. */
function lists(element: HTMLElement): Record<string, HTMLElement> {
  const found = element.shadowRoot?.querySelectorAll<HTMLElement & { heading: string }>('c-contact-list') ?? [];
  return Object.fromEntries([...found].map((list) => [list.heading, list]));
}

async function add(element: HTMLElement, name: string): Promise<void> {
  const [list] = Object.values(lists(element));
  list?.dispatchEvent(new CustomEvent('contactadd', { detail: { id: `003${name}` } }));
  await rendered();
}

function addedBy(element: HTMLElement): unknown[] {
  const added: unknown[] = [];
  element.addEventListener('peopleadded', (event) => added.push((event as CustomEvent).detail));
  return added;
}

async function search(element: HTMLElement, value: string): Promise<void> {
  element.shadowRoot?.querySelector('lightning-input')?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await Promise.resolve();
}

beforeEach(() => {
  create.mockResolvedValue({ id: 'a01new' });
  update.mockResolvedValue({});
});

describe('c-stakeholder-add', () => {
  describe('before there is a list', () => {
    it('says that it is loading', async () => {
      expect(await open()).toShow('Loading contacts');
    });

    it('says what people are, and leads to a new contact of the account, where there is none', async () => {
      const element = await show([]);
      expect(element).toShow('No contacts yet');
      await expect(element).toBeAccessible();
      element.shadowRoot?.querySelector<HTMLElement>('lightning-button')?.click();
      expect(mockNavigate).toHaveBeenCalledWith(
        expect.objectContaining({ attributes: { objectApiName: 'Contact', actionName: 'new' } }),
      );
      expect(encodeDefaultFieldValues).toHaveBeenCalledWith({ AccountId: ACCOUNT });
    });

    it('shows what Salesforce said', async () => {
      const element = await open();
      dataWire.emitErrors([{ message: 'Unavailable' }], isFirst);
      await rendered();
      expect(element).toShow('The contacts cannot be shown Unavailable.');
      await expect(element).toBeAccessible();
    });

    it('says why somebody without the permission adds nobody', async () => {
      const element = await open({}, false);
      expect(element).toShow('You cannot add people Ask your Salesforce administrator');
      await expect(element).toBeAccessible();
    });

    it('says the reason that the map gives', async () => {
      expect(await show(PEOPLE, { lockedReason: 'The account is read-only.' })).toShow('The account is read-only.');
    });

    it.each([
      [403, 'You cannot see contacts'],
      [500, 'The contacts cannot be shown'],
    ])('tells a missing access from a fault: %s', async (status, expected) => {
      const element = await open();
      infoWire.error([{ message: 'No.' }], status, 'No', of('Contact'));
      await rendered();
      expect(element).toShow(expected);
    });
  });

  describe('suggests', () => {
    it('whom we were in contact with and whose title fits, with the reason, above the others', async () => {
      const element = await show();
      const { Suggested: suggested, 'Contacts of the account': others } = lists(element);
      expect(suggested).toShow(
        'Ana CFO · ana@example.com Title fits Economic Buyer, which is missing Add as Economic Buyer',
      );
      expect(suggested).toShow('Bo Last activity 12 days ago Add');
      expect(others).toShow('Cy cy@example.com Add');
      await expect(element).toBeAccessible();
    });

    it('whoever works on an opportunity, were they among the first contacts or not', async () => {
      const element = await show();
      dataWire.emit(answer('OpportunityContactRole', [roleNode('Cy', 'Influencer'), roleNode('Di', null)]), isRoles);
      await rendered();
      expect(lists(element).Suggested).toShow('Cy cy@example.com Influencer on Line 4 Add as Influencer');
      expect(lists(element).Suggested).toShow('Di Works on Line 4 Add');
    });

    it('without them, where roles on opportunities cannot be read', async () => {
      const element = await show();
      dataWire.emit({}, isRoles);
      await rendered();
      expect(lists(element).Suggested).toShow('Ana');
      dataWire.emitErrors([{ message: 'No such object' }], isRoles);
      await rendered();
      expect(lists(element).Suggested).toShow('Ana');
    });

    it('an activity that is planned', async () => {
      const element = await show([contactNode('Bo', { last: '2026-11-30' })]);
      expect(element).toShow('Activity planned for Nov 30, 2026');
    });

    it('somebody for the role that is looked for, and gives it to whom nothing suggests another one', async () => {
      const roles = [{ value: 'Economic Buyer', label: 'Einkauf' }];
      const element = await show(PEOPLE, { wantedRole: 'Economic Buyer', roles });
      expect(element).toShow('Who is the Einkauf?');
      expect(lists(element)['Contacts of the account']).toShow('Add as Einkauf');
    });
  });

  describe('adds', () => {
    it('with one click, key and role and department filled, and stays open', async () => {
      const element = await show();
      const added = addedBy(element);
      await add(element, 'Ana');
      expect(create).toHaveBeenCalledWith({
        apiName: 'Stakeholder__c',
        fields: {
          Account__c: ACCOUNT,
          Contact__c: '003Ana',
          Name: 'Ana',
          Stakeholder_Key__c: `${ACCOUNT}:003Ana`,
          Role__c: 'Economic Buyer',
          Department__c: 'Finance',
        },
      });
      expect(added).toEqual([{ ids: ['a01new'] }]);
      expect(element).toShow('Ana is on the map.');
      expect(lists(element).Suggested).toShow('On the map');
      await expect(element).toBeAccessible();
    });

    it('not twice while it is saved', async () => {
      create.mockReturnValueOnce(new Promise(() => undefined));
      const element = await show();
      await add(element, 'Ana');
      expect(lists(element).Suggested).toShow('Adding…');
      await add(element, 'Ana');
      expect(create).toHaveBeenCalledTimes(1);
    });

    it('nothing that the user may not write', async () => {
      const element = await show();
      infoWire.emit(info('Stakeholder__c', true, []), of('Stakeholder__c'));
      await rendered();
      await add(element, 'Ana');
      expect(create.mock.calls[0]?.[0]).not.toHaveProperty('fields.Role__c');
      expect(create.mock.calls[0]?.[0]).not.toHaveProperty('fields.Department__c');
    });

    it('by bringing back who was taken off the map', async () => {
      const element = await show(PEOPLE, { existing: [stakeholder('Ana', false)] });
      const added = addedBy(element);
      expect(lists(element).Suggested).toShow('Bring back');
      await add(element, 'Ana');
      expect(update).toHaveBeenCalledWith({ fields: { Id: 'a01Ana', Active__c: true } });
      expect(create).not.toHaveBeenCalled();
      expect(added).toEqual([{ ids: ['a01Ana'] }]);
    });

    it('nobody of whom one entry is there, though another was taken off the map after a merge', async () => {
      const off = { ...stakeholder('Ana', false), id: 'a01Again' };
      const element = await show(PEOPLE, { existing: [stakeholder('Ana', true), off] });
      expect(element).toShow('On the map');
      expect(element).not.toShow('Bring back');
    });

    it('nobody who is there, and says so', async () => {
      const element = await show(PEOPLE, { existing: [stakeholder('Ana', true)] });
      expect(lists(element).Suggested).not.toShow('Ana');
      expect(lists(element)['Contacts of the account']).toShow(
        'Cy cy@example.com Add Ana CFO · ana@example.com On the map',
      );
    });

    it('nobody twice when a colleague was quicker', async () => {
      const errors = [{ errorCode: 'DUPLICATE_VALUE', message: 'duplicate value found' }];
      create.mockRejectedValueOnce({ status: 400, body: { output: { errors, fieldErrors: {} } } });
      const element = await show();
      const added = addedBy(element);
      await add(element, 'Ana');
      expect(element).toShow('Ana is on the map already: somebody else added the same person a moment ago.');
      expect(element).toShow('On the map');
      expect(added).toEqual([{ ids: [] }]);
    });

    it('after a failure, which it shows, when asked again', async () => {
      create.mockRejectedValueOnce({ status: 400, body: { message: 'The contact was deleted' } });
      const element = await show();
      await add(element, 'Ana');
      expect(element).toShow('Ana was not added: The contact was deleted.');
      await expect(element).toBeAccessible();
      await add(element, 'Ana');
      expect(element).not.toShow('was not added');
      expect(element).toShow('Ana is on the map.');
    });

    it('somebody again who was taken off the map meanwhile', async () => {
      const element = await show();
      await add(element, 'Ana');
      Object.assign(element, { existing: [stakeholder('Ana', true)], missingRoles: [] });
      await rendered();
      expect(lists(element).Suggested).toShow(
        'Ana CFO · ana@example.com Title fits Economic Buyer, which is missing On the map',
      );
      Object.assign(element, { existing: [stakeholder('Ana', false)] });
      await rendered();
      expect(element).toShow('Bring back');
    });
  });

  describe('searches', () => {
    it('names, titles and addresses of what is here, all words of the text', async () => {
      const element = await show();
      await search(element, 'EXAMPLE.com  cy');
      expect(element).toShow('Cy');
      expect(element).not.toShow('Ana');
      await search(element, 'nobody');
      expect(element).toShow('No contact of this account with “nobody” in name, title or e-mail.');
      await expect(element).toBeAccessible();
    });

    it('asks Salesforce where an account has more contacts, once typing has paused', async () => {
      const element = await show(PEOPLE, {}, true);
      expect(element).toShow('The account has more than 500 contacts. Search finds the others.');
      jest.useFakeTimers();
      await search(element, 'Ed');
      await search(element, 'Eda');
      expect(element).toShow('Searching…');
      jest.advanceTimersByTime(300);
      jest.useRealTimers();
      await rendered();
      dataWire.emit(answer('Contact', [contactNode('Eda')]), isSearch);
      await rendered();
      expect(element).toShow('Eda Add');
      expect(element).not.toShow('Searching…');
    });

    it('says when that failed', async () => {
      const element = await show(PEOPLE, {}, true);
      jest.useFakeTimers();
      await search(element, 'Eda');
      jest.advanceTimersByTime(300);
      jest.useRealTimers();
      await rendered();
      dataWire.emitErrors([{ message: 'Unavailable' }], isSearch);
      await rendered();
      expect(element).toShow('The search did not succeed');
    });
  });

  it('shows of many the first, and says how many more there are', async () => {
    const element = await show(Array.from({ length: 23 }, (_, index) => contactNode(`Person ${index + 10}`)));
    expect(element).toShow('Person 29 Add');
    expect(element).not.toShow('Person 30');
    expect(element).toShow('3 more: search to narrow the list.');
  });

  it('closes with the button and with Escape', async () => {
    const element = await show();
    const closed = jest.fn();
    element.addEventListener('close', closed);
    element.shadowRoot?.querySelector<HTMLElement>('.close')?.click();
    const section = element.shadowRoot?.querySelector('section');
    section?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    section?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(closed).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['at once', show],
    [
      'when it is there',
      async () => {
        const element = await open();
        element.focus();
        dataWire.emit(answer('Contact', PEOPLE), isFirst);
        await rendered();
        return element;
      },
    ],
  ])('takes the focus to the search %s', async (when, prepare) => {
    const element = await prepare();
    if (when === 'at once') {
      element.focus();
    }
    expect(element.shadowRoot?.activeElement?.tagName).toBe('LIGHTNING-INPUT');
  });
});
