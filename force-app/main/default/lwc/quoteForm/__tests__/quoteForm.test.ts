import { createElement } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { emptyDraft } from 'c/voiceQuote';
import QuoteForm from 'c/quoteForm';

jest.mock('c/calendarDay', () => ({ today: () => '2026-11-22' }));

const LABELS: Readonly<Record<string, string>> = {
  Quote__c: 'Quote',
  Question_Text__c: 'Question',
  Date__c: 'Date',
  Channel__c: 'Channel',
  Consent_To_Quote__c: 'Consent to Quote',
};
const infos = (updateable: readonly string[]): object =>
  Object.fromEntries(
    Object.entries(LABELS).map(([apiName, label]) => [
      apiName,
      { apiName, label, dataType: 'String', inlineHelpText: null, updateable: updateable.includes(apiName) },
    ]),
  );
const ALL = Object.keys(LABELS);
const EMPTY = emptyDraft('2026-11-22');
const TYPED = { ...EMPTY, words: 'Come sooner.' };

/** The base components finish some of their rendering in a task of their own. */
const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

async function form(given: object = {}, updateable = ALL) {
  const element = createElement('c-quote-form', { is: QuoteForm });
  const fields = infos(updateable);
  Object.assign(element, { draft: EMPTY, name: 'Ana Ruiz', interviewFields: fields, answerFields: fields, ...given });
  const said: [string, unknown][] = [];
  for (const name of ['draftchange', 'save', 'cancel']) {
    element.addEventListener(name, ({ detail }: CustomEventInit) => said.push([name, detail]));
  }
  document.body.append(element);
  await rendered();
  const input = (field: string) => element.shadowRoot?.querySelector<HTMLElement>(`[data-field="${field}"]`);
  const press = async (label: string): Promise<void> => {
    const buttons = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('lightning-button') ?? [])];
    buttons.find((button) => Reflect.get(button, 'label') === label)?.click();
    await rendered();
  };
  return { element, said, input, press };
}

const confirm = jest.spyOn(LightningConfirm, 'open');

describe('c-quote-form', () => {
  it('asks for the words first, and for the day, which is today unless told otherwise', async () => {
    const { element, input } = await form({ channels: [{ label: 'Phone', value: 'Phone' }] });
    const asked = [...(element.shadowRoot?.querySelectorAll('[data-field]') ?? [])];
    expect(asked.map((one) => Reflect.get(one, 'label') as unknown)).toEqual(Object.values(LABELS));
    expect(input('saidOn')).toMatchObject({ value: '2026-11-22', max: '2026-11-22', required: true });
    expect(input('channel')).toMatchObject({
      options: [
        { label: 'Not said', value: '' },
        { label: 'Phone', value: 'Phone' },
      ],
    });
    await expect(element).toBeAccessible();
  });

  it('leaves out what the user may not write', async () => {
    const { input } = await form({}, ['Quote__c']);
    expect(['words', 'question', 'saidOn', 'channel', 'mayBeQuoted'].filter((field) => input(field))).toEqual([
      'words',
      'saidOn',
    ]);
  });

  it.each([
    ['words', { value: 'Come sooner.' }, { words: 'Come sooner.' }],
    ['saidOn', { value: null }, { saidOn: '' }],
    ['mayBeQuoted', { checked: true, value: 'on' }, { mayBeQuoted: true }],
  ])('says each change: %s', async (field, detail, expected) => {
    const { said, input } = await form();
    input(field)?.dispatchEvent(new CustomEvent('change', { detail }));
    expect(said).toEqual([['draftchange', { ...EMPTY, ...expected }]]);
  });

  it('complains of missing words when they are to be saved, not when the field is left', async () => {
    const { element, input, press } = await form();
    input('words')?.dispatchEvent(new CustomEvent('blur'));
    await rendered();
    expect(input('words')).toMatchObject({ required: false });
    await press('Save');
    expect(input('words')).toMatchObject({ required: true });
    await expect(element).toBeAccessible();
  });

  it('saves words, not their absence, and nothing of days to come', async () => {
    const empty = await form();
    await empty.press('Save');
    expect(empty.element.shadowRoot?.querySelector('lightning-textarea')).toShow('Enter what they said.');
    const blank = await form({ draft: { ...EMPTY, words: '  ' } });
    await blank.press('Save');
    const later = await form({ draft: { ...TYPED, saidOn: '2026-11-23' } });
    await later.press('Save');
    expect([...empty.said, ...blank.said, ...later.said]).toEqual([]);
    const { said, press } = await form({ draft: TYPED });
    await press('Save');
    expect(said).toEqual([['save', TYPED]]);
  });

  it('asks before words are lost, by the button and by Escape', async () => {
    const { element, said, press } = await form({ draft: TYPED });
    confirm.mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    await press('Cancel');
    expect(said).toEqual([]);
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true });
    const heard = jest.fn();
    element.addEventListener('keydown', heard);
    element.shadowRoot?.querySelector('[role="group"]')?.dispatchEvent(escape);
    await rendered();
    expect(said).toEqual([['cancel', null]]);
    expect(heard).not.toHaveBeenCalled();
    expect(confirm).toHaveBeenCalledTimes(2);
  });

  it('closes without a question while nothing was typed', async () => {
    const { said, press } = await form();
    await press('Cancel');
    expect(said).toEqual([['cancel', null]]);
    expect(confirm).not.toHaveBeenCalled();
  });

  it('tells that words were typed earlier, and waits while they are saved', async () => {
    const { element } = await form({ draft: TYPED, isKept: true, isSaving: true });
    expect(element).toShow('You typed this earlier and have not saved it yet.');
    const buttons = [...(element.shadowRoot?.querySelectorAll('lightning-button') ?? [])];
    expect(buttons.map((button) => Reflect.get(button, 'disabled') as unknown)).toEqual([true, true]);
    await expect(element).toBeAccessible();
  });
});
