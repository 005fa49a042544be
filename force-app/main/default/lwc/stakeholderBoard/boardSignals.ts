import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import type { Coverage, Heard, Stakeholder, StakeholderLink, TeamRole } from 'c/stakeholder';
import { signalsOf } from 'c/stakeholderSignals';
import type { ContactCounts, Signal, SignalSettings } from 'c/stakeholderSignals';

export function peopleOf(people: readonly Stakeholder[], account: string | undefined): readonly Stakeholder[] {
  return people.filter(({ accountId }) => accountId === account);
}

/** By its values one by one, so that it is known when none of them has changed. */
export function signalsNow(
  people: readonly Stakeholder[],
  links: readonly StakeholderLink[] | undefined,
  coverage: readonly Coverage[] | undefined,
  heard: readonly Heard[] | undefined,
  team: readonly TeamRole[],
  settings: SignalSettings,
  today: string,
  counts: ContactCounts | undefined,
  fields: Readonly<Record<string, FieldInfo>>,
): readonly Signal[] {
  return signalsOf({ people, links, coverage, heard, team, settings, today, counts, fields });
}
