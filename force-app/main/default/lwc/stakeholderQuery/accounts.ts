import { gql } from 'lightning/graphql';
import { PAGE_INFO, PAGING, VARIABLES, number, text } from './connection.ts';
import type { Cell } from './connection.ts';

/** The account of the map: what the job counted on it, and the top of its family. */
export interface MapAccount {
  readonly id: string;
  readonly name: string;
  /** The uppermost account above it that the user may see and that is at most five levels up; its own id where none is. */
  readonly topId: string;
  /** Distinct people in contact within 365 days; undefined while the job has not counted. */
  readonly counts: { readonly ours: number | undefined; readonly theirs: number | undefined };
}

/** An account of the family, by its name. */
export interface FamilyAccount {
  readonly id: string;
  readonly name: string;
}

/** So many accounts of a family are looked at; the map says when there are more. The least that GraphQL allows of a page. */
export const MOST_ACCOUNTS = 200;

// Fields and filters of parents reach five levels up, so a family is what is five levels above and below.
const parents = (levels: number): string =>
  `Id Name { value } ${levels === 0 ? '' : `Parent @optional { ${parents(levels - 1)} }`}`;
const below = (levels: number): string => {
  return levels === 0 ? '{ ParentId: { in: $ids } }' : `{ Parent: ${below(levels - 1)} }`;
};

export const ACCOUNT = gql`
  query StakeholderAccount(${VARIABLES}) {
    uiapi {
      query {
        Account(where: { Id: { in: $ids } }, ${PAGING}) {
          edges {
            node {
              ${parents(5)}
              Our_People_In_Contact__c @optional { value }
              Their_People_In_Contact__c @optional { value }
            }
          }
          ${PAGE_INFO}
        }
      }
    }
  }
`;

export const FAMILY = gql`
  query StakeholderFamily(${VARIABLES}) {
    uiapi {
      query {
        Account(where: { or: [{ Id: { in: $ids } } ${[0, 1, 2, 3, 4].map(below).join(' ')}] }, ${PAGING}) {
          edges {
            node {
              Id
              Name { value }
            }
          }
          ${PAGE_INFO}
        }
      }
    }
  }
`;

interface ParentNode {
  readonly Id: string;
  readonly Parent?: ParentNode | null;
}

export interface AccountNode extends ParentNode {
  readonly Name: Cell;
  readonly Our_People_In_Contact__c?: Cell;
  readonly Their_People_In_Contact__c?: Cell;
}

export function accountOf(node: AccountNode): MapAccount {
  return {
    id: node.Id,
    name: text(node.Name) ?? node.Id,
    topId: topOf(node),
    counts: { ours: number(node.Our_People_In_Contact__c), theirs: number(node.Their_People_In_Contact__c) },
  };
}

export function familyAccountOf(node: { readonly Id: string; readonly Name: Cell }): FamilyAccount {
  return { id: node.Id, name: text(node.Name) ?? node.Id };
}

/** In a circle of parents the account is its own top, as for c/accountHierarchy. */
function topOf(node: ParentNode): string {
  const seen = new Set([node.Id]);
  let top = node;
  while (top.Parent) {
    top = top.Parent;
    if (seen.has(top.Id)) {
      return node.Id;
    }
    seen.add(top.Id);
  }
  return top.Id;
}
