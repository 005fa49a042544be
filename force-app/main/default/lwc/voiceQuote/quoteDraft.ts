/** What somebody said, as a form holds it. */
export interface QuoteDraft {
  readonly words: string;
  readonly question: string;
  /** `YYYY-MM-DD` */
  readonly saidOn: string;
  /** Of the picklist; empty where it was not said. */
  readonly channel: string;
  readonly mayBeQuoted: boolean;
}

/** @param day today, when most of it is noted */
export function emptyDraft(day: string): QuoteDraft {
  return { words: '', question: '', saidOn: day, channel: '', mayBeQuoted: false };
}

/** Whether there is something to lose. */
export function hasWords({ words, question }: QuoteDraft): boolean {
  return words.trim() !== '' || question.trim() !== '';
}

/**
 * What was typed of somebody and is not saved, for as long as the page's scripts live: whoever looks up another person, or another
 * account, finds it again. Nowhere else, since it is the customer's word: no browser keeps it.
 */
const kept = new Map<string, QuoteDraft>();

/** @param personId of the stakeholder */
export function keptDraft(personId: string): QuoteDraft | undefined {
  return kept.get(personId);
}

/** Forgets a draft that is undefined, or that says nothing. */
export function keepDraft(personId: string, draft: QuoteDraft | undefined): void {
  if (draft && hasWords(draft)) {
    kept.set(personId, draft);
  } else {
    kept.delete(personId);
  }
}
