import { createElement } from 'lwc';
import type { Quote } from 'c/voiceQuote';
import QuoteList from 'c/quoteList';

const QUOTE: Quote = {
  id: 'a05000000000001AAA',
  words: 'Come before it breaks.',
  question: 'What would you change?',
  saidOn: '2026-11-10',
  channel: 'Phone',
  askedBy: 'Sam Okafor',
  mayBeQuoted: true,
};

async function show(...quotes: readonly Quote[]): Promise<HTMLElement> {
  const element = createElement('c-quote-list', { is: QuoteList });
  Object.assign(element, { quotes, name: 'Ana Ruiz' });
  document.body.append(element);
  await Promise.resolve();
  return element;
}

const iconNames = (element: HTMLElement): unknown[] =>
  [...(element.shadowRoot?.querySelectorAll('lightning-icon') ?? [])].map(
    (icon) => Reflect.get(icon, 'iconName') as unknown,
  );

describe('c-quote-list', () => {
  it('tells the words, the question, when and how it was said, who asked, and that it may be quoted', async () => {
    const element = await show(QUOTE);
    expect(element).toShow('Asked: What would you change? Come before it breaks.');
    expect(element).toShow('Phone · asked by Sam Okafor');
    expect(element).toShow('May be quoted by name');
    expect(iconNames(element)).toEqual(['utility:check']);
    expect(element.shadowRoot?.querySelector('c-record-link')).toMatchObject({
      recordId: QUOTE.id,
      objectApiName: 'Voice_Answer__c',
      label: 'Nov 10, 2026',
    });
    expect(element.shadowRoot?.querySelector('ul')?.getAttribute('aria-label')).toBe('What Ana Ruiz said');
    await expect(element).toBeAccessible();
  });

  it('says in words and by sign that somebody may not be quoted, and leaves out what is not known', async () => {
    const element = await show({ id: 'x', words: 'Off the record.', mayBeQuoted: false }, QUOTE);
    expect(element).toShow('Off the record. day unknown May not be quoted');
    expect(iconNames(element)).toEqual(['utility:ban', 'utility:check']);
    expect(element.shadowRoot?.querySelector('c-record-link')).toMatchObject({ label: 'day unknown' });
    await expect(element).toBeAccessible();
  });
});
