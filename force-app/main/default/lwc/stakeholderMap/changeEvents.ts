import type { LinkAdd, LinkRemove, ManagerChange, PeopleChange } from 'c/stakeholder';
import type { MapChanges } from './mapChanges.ts';

/** What the board asks for, by the names of its events. */
interface Asked {
  readonly peoplechange: PeopleChange;
  readonly personremove: { readonly id: string };
  readonly managerchange: ManagerChange;
  readonly linkadd: LinkAdd;
  readonly linkremove: LinkRemove;
}

type Handlers = { readonly [Name in keyof Asked]: (changes: MapChanges, detail: Asked[Name]) => Promise<void> };

const HANDLERS: Handlers = {
  peoplechange: (changes, detail) => changes.changePeople(detail),
  personremove: (changes, { id }) => changes.changePeople({ ids: [id], changes: { Active__c: false } }),
  managerchange: (changes, detail) => changes.setManager(detail),
  linkadd: (changes, detail) => changes.addLink(detail),
  linkremove: (changes, detail) => changes.removeLink(detail),
};

/** Makes the change that an event of the board asks for. */
export async function makeChange<Name extends keyof Asked>(
  changes: MapChanges,
  { type, detail }: CustomEvent<Asked[Name]>,
): Promise<void> {
  // The template listens to these events alone.
  await HANDLERS[type as Name](changes, detail);
}
