export { NOTE_QUOTE, noteVariables, revenueOn } from './newQuote.ts';
export type { Noted, RevenueFigure } from './newQuote.ts';
export { emptyDraft, hasWords, keepDraft, keptDraft } from './quoteDraft.ts';
export type { QuoteDraft } from './quoteDraft.ts';
export { MOST_QUOTES, QUOTES, quotesIn } from './readQuotes.ts';
export type { Quote, Quotes } from './readQuotes.ts';
