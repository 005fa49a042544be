import type { QuoteDraft } from 'c/voiceQuote';
import { emptyDraft, hasWords, keepDraft, keptDraft, noteVariables, quotesIn, revenueOn } from 'c/voiceQuote';

const answer = (nodes: readonly object[], hasNextPage = false): object => ({
  uiapi: { query: { Voice_Answer__c: { edges: nodes.map((node) => ({ node })), pageInfo: { hasNextPage } } } },
});
const cell = (value: unknown): object => ({ value });

describe('quotes', () => {
  it('are what the answer holds, in its order', () => {
    const node = {
      Id: 'a1',
      Quote__c: cell('Come sooner.'),
      Question_Text__c: cell('What would you change?'),
      Answered_On__c: cell('2026-11-10'),
      Interview__r: {
        Date__c: cell('2026-11-09'),
        Channel__c: { value: 'Phone', displayValue: 'Telephone' },
        Consent_To_Quote__c: cell(true),
        Asked_By__r: { Name: cell('Sam Okafor') },
      },
    };
    expect(quotesIn(answer([node], true))).toEqual({
      rows: [
        {
          id: 'a1',
          words: 'Come sooner.',
          question: 'What would you change?',
          saidOn: '2026-11-10',
          channel: 'Telephone',
          askedBy: 'Sam Okafor',
          mayBeQuoted: true,
        },
      ],
      isCut: true,
    });
  });

  it.each<[string, object, object]>([
    [
      'the day of the interview stands for that of the answer',
      { Interview__r: { Date__c: cell('2026-11-09') } },
      { saidOn: '2026-11-09' },
    ],
    ['nobody agreed to be quoted by a field that is hidden', { Interview__r: {} }, { mayBeQuoted: false }],
    ['nor by an interview that is hidden', { Interview__r: null }, { mayBeQuoted: false, askedBy: undefined }],
  ])('know what may be missing: %s', (_what, given, expected) => {
    const found = quotesIn(answer([{ Id: 'a1', Quote__c: cell('Words.'), ...given }]));
    expect(found?.rows[0]).toMatchObject(expected);
  });

  it('are not what was asked in vain, and none while nothing is read', () => {
    expect(quotesIn(answer([{ Id: 'a1', Quote__c: cell(null) }, { Id: 'a2' }]))).toEqual({ rows: [], isCut: false });
    expect(quotesIn(undefined)).toBeUndefined();
  });
});

describe('the revenue of a day', () => {
  it.each([
    ['the day on which it last changed', '2026-11-10', 1234.5],
    ['a later day', '2026-11-20', 1234.5],
    ['a day before, of which nothing is known', '2026-11-09', undefined],
  ])('is what the job left, on %s', (_which, day, expected) => {
    expect(revenueOn({ value: 1234.5, since: '2026-11-10T12:00:00.000Z' }, day)).toBe(expected);
  });

  it('is not known where the job has not run, or the user may not see it', () => {
    expect(revenueOn({ value: 1, since: undefined }, '2026-11-10')).toBeUndefined();
    expect(revenueOn({ value: undefined, since: '2026-11-10T12:00:00.000Z' }, '2026-11-10')).toBeUndefined();
  });
});

const DRAFT: QuoteDraft = {
  words: '  Come sooner. ',
  question: ' What would you change? ',
  saidOn: '2026-11-10',
  channel: 'Phone',
  mayBeQuoted: true,
};

describe('what is written', () => {
  const info = (names: readonly string[], updateable = true) =>
    Object.fromEntries(
      names.map((apiName) => [
        apiName,
        { apiName, label: apiName, dataType: 'String', inlineHelpText: null, updateable },
      ]),
    );
  const INTERVIEW = ['Contact__c', 'Asked_By__c', 'Channel__c', 'Consent_To_Quote__c', 'Account_Revenue__c'];
  const ANSWER = ['Quote__c', 'Question_Text__c', 'Answered_On__c'];
  const noted = { accountId: '001', contactId: '003', userId: '005', draft: DRAFT, revenue: 1234.5 };

  it('is the interview, and the answer in it', () => {
    expect(noteVariables(noted, { interview: info(INTERVIEW), answer: info(ANSWER) })).toEqual({
      input: {
        Voice_Interview__c: {
          Account__c: '001',
          Contact__c: '003',
          Asked_By__c: '005',
          Date__c: '2026-11-10',
          Channel__c: 'Phone',
          Consent_To_Quote__c: true,
          Account_Revenue__c: 1234.5,
        },
      },
      answer: {
        Voice_Answer__c: {
          Interview__c: '@{interview}',
          Quote__c: 'Come sooner.',
          Question_Text__c: 'What would you change?',
          Answered_On__c: '2026-11-10',
        },
      },
    });
  });

  it('leaves out what was not said, what is not known, and what the user may not write', () => {
    const draft = { ...DRAFT, question: ' ', channel: '', mayBeQuoted: false };
    const fields = { interview: { ...info(INTERVIEW), ...info(['Asked_By__c'], false) }, answer: info(['Quote__c']) };
    expect(noteVariables({ ...noted, draft, revenue: undefined }, fields)).toEqual({
      input: {
        Voice_Interview__c: {
          Account__c: '001',
          Contact__c: '003',
          Date__c: '2026-11-10',
          Consent_To_Quote__c: false,
        },
      },
      answer: { Voice_Answer__c: { Interview__c: '@{interview}', Quote__c: 'Come sooner.' } },
    });
  });
});

describe('a draft', () => {
  it('is kept for each person until it is saved or says nothing any more', () => {
    keepDraft('ana', DRAFT);
    expect(keptDraft('ana')).toBe(DRAFT);
    expect(keptDraft('bo')).toBeUndefined();
    keepDraft('ana', { ...DRAFT, words: ' ', question: '' });
    expect(keptDraft('ana')).toBeUndefined();
    keepDraft('ana', DRAFT);
    keepDraft('ana', undefined);
    expect(keptDraft('ana')).toBeUndefined();
  });

  it('has something to lose once something was typed', () => {
    expect(hasWords(emptyDraft('2026-11-22'))).toBe(false);
    expect(hasWords({ ...emptyDraft('2026-11-22'), channel: 'Phone', mayBeQuoted: true })).toBe(false);
    expect(hasWords({ ...emptyDraft('2026-11-22'), question: 'Why?' })).toBe(true);
  });
});
