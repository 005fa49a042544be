import type { SuggestionReason } from 'c/contactSuggestions';

/** What the user did with contacts while the list was open, by the contact's id. */
export interface AddProgress {
  /** What spoke for the contacts that were chosen when they were: they keep their places in the list. */
  readonly chosen: ReadonlyMap<string, readonly SuggestionReason[]>;
  readonly adding: ReadonlySet<string>;
  /** On the map by this user's click, before the map is read again. */
  readonly added: ReadonlySet<string>;
  /** Put on the map by somebody else at the same time. */
  readonly taken: ReadonlySet<string>;
  readonly errors: ReadonlyMap<string, string>;
}

export const NOTHING_DONE: AddProgress = {
  chosen: new Map(),
  adding: new Set(),
  added: new Set(),
  taken: new Set(),
  errors: new Map(),
};

/** An earlier failure is forgotten. */
export function whileAdding(progress: AddProgress, id: string, reasons: readonly SuggestionReason[]): AddProgress {
  const chosen = new Map([...progress.chosen, [id, reasons] as const]);
  const errors = new Map([...progress.errors].filter(([contactId]) => contactId !== id));
  return { ...progress, chosen, adding: withOne(progress.adding, id), errors };
}

/** @param isTaken whether it was somebody else who put the contact on the map */
export function onceAdded(progress: AddProgress, id: string, isTaken: boolean): AddProgress {
  const { adding, added, taken } = progress;
  return {
    ...progress,
    adding: without(adding, new Set([id])),
    added: isTaken ? added : withOne(added, id),
    taken: isTaken ? withOne(taken, id) : taken,
  };
}

export function onceFailed(progress: AddProgress, id: string, error: string): AddProgress {
  const errors = new Map([...progress.errors, [id, error] as const]);
  return { ...progress, adding: without(progress.adding, new Set([id])), errors };
}

/** What was read counts from then on: somebody may be taken off the map again. */
export function onceRead(progress: AddProgress, ids: ReadonlySet<string>): AddProgress {
  return { ...progress, added: without(progress.added, ids) };
}

function withOne(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids, id]);
}

function without(ids: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...ids].filter((id) => !others.has(id)));
}
