import type { Coverage } from 'c/stakeholder';
import type { SignalInput, Silence } from './signal.ts';

const MS_PER_DAY = 86_400_000;

/** Whole days from one day to another, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);
}

/** Whether the job has left any trace of contact: without one, silence means nothing. */
export function hasClocks({ people, coverage, counts }: Pick<SignalInput, 'people' | 'coverage' | 'counts'>): boolean {
  return (
    counts?.ours !== undefined ||
    counts?.theirs !== undefined ||
    (coverage ?? []).length > 0 ||
    people.some(({ lastContactOn }) => lastContactOn !== undefined)
  );
}

/** Silence of more than so many days, or undefined where contact was later. */
export function silenceSince(lastContactOn: string | undefined, today: string, days: number): Silence | undefined {
  if (lastContactOn === undefined) {
    return { days: undefined };
  }
  const passed = daysBetween(lastContactOn, today);
  return passed > days ? { days: passed } : undefined;
}

/** Coverage of the people on the map that counts as contact: a row may outlive its last contact. */
export function contactsOnMap({ people, coverage }: Pick<SignalInput, 'people' | 'coverage'>): readonly Coverage[] {
  const ids = new Set(people.map(({ id }) => id));
  return (coverage ?? []).filter(({ stakeholderId, contacts }) => contacts > 0 && ids.has(stakeholderId));
}
