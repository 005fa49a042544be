/** `ok`: checked and fine. `note`: nothing is wrong, but a person should know. `stops`: the job cannot do its work like this. */
export type Level = 'ok' | 'note' | 'warning' | 'stops';

export interface Finding {
  /** What was looked at: `Currencies`. */
  readonly check: string;
  readonly level: Level;
  readonly what: string;
  /** What to do about it; absent where there is nothing to do. */
  readonly remedy?: string;
}

/** What a check finds, before the name of the check is put on. */
export type Found = Omit<Finding, 'check'>;

export function ok(what: string): Found {
  return { level: 'ok', what };
}

export function note(what: string, remedy?: string): Found {
  return remedy === undefined ? { level: 'note', what } : { level: 'note', what, remedy };
}

export function warning(what: string, remedy: string): Found {
  return { level: 'warning', what, remedy };
}

export function stops(what: string, remedy: string): Found {
  return { level: 'stops', what, remedy };
}
