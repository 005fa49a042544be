import type { Criteria } from 'c/stakeholderMatches';
import { BOARD_VIEWS } from './boardViews.ts';
import type { BoardView } from './boardViews.ts';

/** How a user looks at the map of one account. */
export interface BoardLook {
  readonly view?: BoardView;
  readonly criteria: Criteria;
}

const NO_LOOK: BoardLook = { criteria: {} };
/** What is searched for may be a person's name, which a browser does not need to keep. */
const KEPT = ['department', 'level', 'role', 'stance'] as const satisfies readonly (keyof Criteria)[];

/**
 * Keeps the look for as long as the browser's tab is open. Lightning Web Security gives each namespace entries of its own.
 *
 * @see https://developer.salesforce.com/docs/platform/lightning-components-security/guide/lws-local-storage.html
 */
export function rememberLook(accountId: string | undefined, { view, criteria }: BoardLook): void {
  const kept = Object.fromEntries(KEPT.map((name) => [name, criteria[name]]));
  try {
    sessionStorage.setItem(keyOf(accountId), JSON.stringify({ view, criteria: kept }));
  } catch {
    // Full, or switched off in this browser: the map starts as it always does.
  }
}

/** The look that this tab had last; anything that is not one counts as none. */
export function recallLook(accountId: string | undefined): BoardLook {
  try {
    return lookOf(JSON.parse(sessionStorage.getItem(keyOf(accountId)) ?? '{}'));
  } catch {
    return NO_LOOK;
  }
}

function lookOf(stored: unknown): BoardLook {
  const { view, criteria } = isObject(stored) ? stored : {};
  const known = BOARD_VIEWS.find(({ value }) => value === view)?.value;
  const kept = isObject(criteria) ? KEPT.flatMap((name) => entryOf(name, criteria[name])) : [];
  return { ...(known && { view: known }), criteria: Object.fromEntries(kept) };
}

function entryOf(name: string, value: unknown): [string, string][] {
  return typeof value === 'string' ? [[name, value]] : [];
}

function keyOf(accountId: string | undefined): string {
  return `stakeholder-map:${accountId}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
