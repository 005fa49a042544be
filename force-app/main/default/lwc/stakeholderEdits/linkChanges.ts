import type { LinkKind, StakeholderLink } from 'c/stakeholder';
import type { ReadLink } from 'c/stakeholderQuery';
import type { FieldValues } from './recordStore.ts';

/** A change of links that is not saved yet. */
export type LinkChange =
  | { readonly type: 'manager'; readonly personId: string; readonly managerId: string | undefined; readonly id: string }
  | { readonly type: 'add'; readonly link: StakeholderLink }
  | { readonly type: 'remove'; readonly id: string };

/** The links as they are once the change is saved. */
export function withLinkChange(links: readonly StakeholderLink[], change: LinkChange): StakeholderLink[] {
  switch (change.type) {
    case 'add':
      return [...links, change.link];
    case 'remove':
      return links.filter(({ id }) => id !== change.id);
    default:
      return withManager(links, change);
  }
}

function withManager(
  links: readonly StakeholderLink[],
  { personId, managerId, id }: LinkChange & { readonly type: 'manager' },
): StakeholderLink[] {
  const known = managerLink(links, personId);
  const others = links.filter((link) => link !== known);
  return managerId === undefined
    ? others
    : [...others, { ...known, id: known?.id ?? id, fromId: personId, toId: managerId, kind: 'Reports To' }];
}

export function managerLink<Link extends StakeholderLink>(links: readonly Link[], personId: string): Link | undefined {
  return links.find(({ kind, fromId }) => kind === 'Reports To' && fromId === personId);
}

export function sameLink<Link extends StakeholderLink>(
  links: readonly Link[],
  { fromId, toId, kind }: Pick<StakeholderLink, 'fromId' | 'toId' | 'kind'>,
): Link | undefined {
  return links.find((link) => link.fromId === fromId && link.toId === toId && link.kind === kind);
}

/**
 * A new record's fields. Its unique key lets a person have one manager, and a link of any other kind to the same person once; a
 * validation rule checks it.
 */
export function linkFields({ fromId, toId, kind, strength }: Omit<StakeholderLink, 'id'>): FieldValues {
  return {
    From__c: fromId,
    To__c: toId,
    Kind__c: kind,
    ...(strength === undefined ? {} : { Strength__c: strength }),
    Link_Key__c: linkKey(fromId, kind, toId),
  };
}

/** @param fromId as GraphQL answers ids: with 18 characters, as both the ids of the key are */
function linkKey(fromId: string, kind: LinkKind, toId: string): string {
  return kind === 'Reports To' ? `${fromId}:${kind}` : `${fromId}:${kind}:${toId}`;
}

/** A link that this user's change has just made or turned. */
export function savedLink(link: StakeholderLink, version: string | undefined): ReadLink {
  return { ...link, version: version ?? '', modifiedBy: undefined };
}
