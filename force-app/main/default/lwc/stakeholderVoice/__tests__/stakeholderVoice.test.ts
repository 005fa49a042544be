import { createElement } from 'lwc';
import { executeMutation, graphql } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { Stakeholder } from 'c/stakeholder';
import { emptyDraft, keepDraft, keptDraft } from 'c/voiceQuote';
import StakeholderVoice from 'c/stakeholderVoice';

jest.mock('c/calendarDay', () => ({ today: () => '2026-11-22' }));
jest.mock('lightning/graphql', () => ({
  ...jest.requireActual<object>('lightning/graphql'),
  executeMutation: jest.fn(),
}));

interface Wire {
  emit(data: unknown, filter?: (config: { objectApiName?: { objectApiName: string } }) => boolean): void;
  error(body?: unknown, status?: number): void;
}
const infoWire = getObjectInfo as unknown as Wire;
const accountWire = getRecord as unknown as Wire;
const quoteWire = graphql as unknown as {
  emit(data: unknown, filter?: undefined, refresh?: () => Promise<void>): void;
  emitErrors(errors: unknown, filter?: undefined, refresh?: () => Promise<void>): void;
};
const mutate = executeMutation as unknown as jest.Mock<Promise<object>, [{ variables: object }]>;
const refresh = jest.fn(() => Promise.resolve());

const person = (id: string, given: Partial<Stakeholder> = {}): Stakeholder => ({
  id,
  accountId: '001',
  accountName: 'Acme',
  contactId: `003${id}`,
  name: 'Ana Ruiz',
  isActive: true,
  version: 'v1',
  ...given,
});
const INTERVIEW = ['Date__c', 'Contact__c', 'Asked_By__c', 'Channel__c', 'Consent_To_Quote__c', 'Account_Revenue__c'];
const ANSWER = ['Quote__c', 'Question_Text__c', 'Answered_On__c'];

const info = (apiName: string, names: readonly string[], may: boolean): object => ({
  apiName,
  createable: may,
  updateable: may,
  defaultRecordTypeId: '012',
  fields: Object.fromEntries(
    names.map((name) => [
      name,
      { apiName: name, label: name, dataType: 'String', inlineHelpText: null, updateable: may },
    ]),
  ),
});
const said = (count: number, hasNextPage = false): object => ({
  uiapi: {
    query: {
      Voice_Answer__c: {
        edges: Array.from({ length: count }, (_, index) => ({
          node: { Id: `a${index}`, Quote__c: { value: `Words ${index + 1}.` }, Interview__r: {} },
        })),
        pageInfo: { hasNextPage },
      },
    },
  },
});

const settled = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

interface Given {
  readonly who?: Stakeholder;
  readonly may?: boolean;
  readonly interviewFields?: readonly string[];
}

async function open({ who = person('ana'), may = true, interviewFields = INTERVIEW }: Given = {}) {
  const element = createElement('c-stakeholder-voice', { is: StakeholderVoice });
  Object.assign(element, { person: who });
  document.body.append(element);
  const of = (name: string) => (config: { objectApiName?: { objectApiName: string } }) =>
    config.objectApiName?.objectApiName === name;
  infoWire.emit(info('Voice_Interview__c', interviewFields, may), of('Voice_Interview__c'));
  infoWire.emit(info('Voice_Answer__c', ANSWER, may), of('Voice_Answer__c'));
  await settled();
  const button = (label: string) =>
    [...(element.shadowRoot?.querySelectorAll<HTMLElement>('lightning-button') ?? [])].find(
      (one) => Reflect.get(one, 'label') === label,
    );
  const press = async (label: string): Promise<void> => {
    button(label)?.click();
    await settled();
  };
  const form = () => element.shadowRoot?.querySelector('c-quote-form');
  const tell = async (name: string, detail?: object): Promise<void> => {
    form()?.dispatchEvent(new CustomEvent(name, { detail }));
    await settled();
  };
  return { element, button, press, form, tell };
}

async function read(count: number, given: Given = {}, hasNextPage = false) {
  const opened = await open(given);
  quoteWire.emit(said(count, hasNextPage), undefined, refresh);
  await settled();
  return opened;
}

const shown = (element: HTMLElement): unknown =>
  (element.shadowRoot?.querySelector('c-quote-list') as { quotes?: readonly unknown[] } | null)?.quotes?.length;

const DRAFT = { ...emptyDraft('2026-11-22'), words: 'Come sooner.' };

describe('c-stakeholder-voice', () => {
  it('says that it reads, and claims nothing', async () => {
    const { element, button } = await open();
    expect(element).toShow('Reading what they said …');
    expect(element).not.toShow('Nobody has noted');
    expect(button('Note what they said')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('says that there is nothing yet, to whom may note something and to whom may not', async () => {
    const { element, button } = await read(0);
    expect(element).toShow('Nobody has noted yet what they say about working with us.');
    expect(button('Note what they said')).toBeDefined();
    await expect(element).toBeAccessible();
    const reader = await read(0, { may: false });
    expect(reader.button('Note what they said')).toBeUndefined();
    const key = await read(0, { who: person('kim', { power: 4, interest: 5 }) });
    expect(key.element).toShow('A key player, and nobody has noted yet what they say about working with us.');
  });

  it('says why it could not be read, and reads again', async () => {
    const { element, press } = await open();
    quoteWire.emitErrors([{ message: 'Too many requests' }], undefined, refresh);
    await settled();
    expect(element).toShow('What they said could not be read: Too many requests.');
    await expect(element).toBeAccessible();
    await press('Try again');
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['the objects', INTERVIEW],
    ['the contacts of interviews', ['Date__c']],
  ])('tells whom to ask who may not see %s', async (what, interviewFields) => {
    const { element } = await open({ interviewFields });
    if (what === 'the objects') {
      infoWire.error({ message: 'No such object' }, 400);
      await settled();
    }
    expect(element).toShow('You cannot see what customers said. Ask your administrator');
    await expect(element).toBeAccessible();
  });

  it('tells that words are kept with a contact, of a person who has none', async () => {
    const { element, button } = await open({ who: person('ana', { contactId: undefined }) });
    expect(element).toShow('What somebody said is kept with their contact, and this person has none.');
    expect(button('Note what they said')).toBeUndefined();
  });

  it('shows the newest, all when asked, and how many there are of more than are read', async () => {
    const few = await read(3);
    expect(shown(few.element)).toBe(3);
    expect(few.button('Show all 3')).toBeUndefined();
    const { element, button, press } = await read(50, {}, true);
    expect(shown(element)).toBe(3);
    await press('Show all 50');
    expect(shown(element)).toBe(50);
    expect(button('Show all 50')).toBeUndefined();
    expect(element).toShow('The newest 50 are shown.');
    await expect(element).toBeAccessible();
  });

  it('notes what they said with the revenue of the day, reads it, and closes the form', async () => {
    const { element, press, form, tell } = await read(0);
    const noted = jest.fn();
    element.addEventListener('quotenoted', noted);
    accountWire.emit({
      fields: { Window_Revenue__c: { value: 1234.5 }, Tiered_On__c: { value: '2026-11-01T00:00:00.000Z' } },
    });
    await press('Note what they said');
    expect(form()).toMatchObject({ draft: emptyDraft('2026-11-22'), name: 'Ana Ruiz', isKept: false });
    await tell('draftchange', DRAFT);
    expect(form()).toMatchObject({ draft: DRAFT });
    mutate.mockResolvedValueOnce({ data: {}, errors: undefined });
    await tell('save', DRAFT);
    expect(mutate.mock.calls[0]?.[0].variables).toMatchObject({
      input: { Voice_Interview__c: { Account__c: '001', Contact__c: '003ana', Account_Revenue__c: 1234.5 } },
      answer: { Voice_Answer__c: { Interview__c: '@{interview}', Quote__c: 'Come sooner.' } },
    });
    expect(form()).toBeNull();
    expect(element).toShow('Noted.');
    expect(noted).toHaveBeenCalledTimes(1);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(keptDraft('ana')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it.each([
    [
      'Salesforce refuses it',
      () => mutate.mockResolvedValueOnce({ data: {}, errors: [{ message: 'Date: enter today' }] }),
      'Nothing was saved: Date: enter today. Your words are still here.',
    ],
    [
      'nobody answers',
      () => mutate.mockRejectedValueOnce(new Error('Failed to fetch')),
      'it is not certain whether this was saved. Your words are still here',
    ],
  ])('keeps the words where %s, and saves them the second time', async (_why, fail, text) => {
    const { element, press, form, tell } = await read(0);
    await press('Note what they said');
    await tell('draftchange', DRAFT);
    fail();
    await tell('save', DRAFT);
    // What could not be saved can often not be read either.
    quoteWire.emitErrors([{ message: 'Failed to fetch' }], undefined, refresh);
    await settled();
    expect(element).toShow(text);
    expect(form()).toMatchObject({ draft: DRAFT });
    await expect(element).toBeAccessible();
    mutate.mockResolvedValueOnce({ data: {}, errors: undefined });
    await tell('save', DRAFT);
    expect(form()).toBeNull();
    expect(element).not.toShow(text);
  });

  it('saves once, however often it is pressed', async () => {
    const { press, tell } = await read(0);
    await press('Note what they said');
    let answer: (value: object) => void = () => undefined;
    mutate.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await tell('save', DRAFT);
    await tell('save', DRAFT);
    answer({ data: {} });
    await settled();
    expect(mutate).toHaveBeenCalledTimes(1);
  });

  it('offers words that are being saved to nobody who comes back meanwhile, and again once they were refused', async () => {
    const first = await read(0);
    await first.press('Note what they said');
    await first.tell('draftchange', DRAFT);
    let answer: (value: object) => void = () => undefined;
    mutate.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await first.tell('save', DRAFT);
    first.element.remove();
    const meanwhile = await read(0);
    expect(meanwhile.form()).toBeNull();
    meanwhile.element.remove();
    answer({ data: {}, errors: [{ message: 'Date: enter today' }] });
    await settled();
    expect((await read(0)).form()).toMatchObject({ draft: DRAFT, isKept: true });
  });

  it('has what was typed of a person when they are looked up again, and not for others', async () => {
    const first = await read(0);
    await first.press('Note what they said');
    await first.tell('draftchange', DRAFT);
    first.element.remove();
    const other = await read(0, { who: person('bo') });
    expect(other.form()).toBeNull();
    const again = await read(0);
    expect(again.form()).toMatchObject({ draft: DRAFT, isKept: true });
    await again.tell('cancel');
    expect(again.form()).toBeNull();
    expect(keptDraft('ana')).toBeUndefined();
  });

  afterEach(() => keepDraft('ana', undefined));
});
