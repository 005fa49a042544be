import { gql } from 'lightning/graphql';
import { LINK_KINDS } from 'c/stakeholder';
import type { StakeholderLink } from 'c/stakeholder';
import { unobserved } from 'c/unobserved';
import { PAGE_INFO, PAGING, VARIABLES, oneOf, text } from './connection.ts';
import type { Cell, PersonNode } from './connection.ts';

/** A link in the version that was read, which a save says it is based on. */
export interface ReadLink extends StakeholderLink {
  readonly version: string;
  readonly modifiedBy: string | undefined;
}

export const LINKS = gql`
  query StakeholderLinks(${VARIABLES}) {
    uiapi {
      query {
        Stakeholder_Link__c(where: { From__r: { Account__c: { in: $ids } } }, ${PAGING}) {
          edges {
            node {
              Id
              From__c { value }
              To__c { value }
              Kind__c { value }
              Strength__c @optional { value }
              LastModifiedDate { value }
              LastModifiedBy @optional { Name @optional { value } }
            }
          }
          ${PAGE_INFO}
        }
      }
    }
  }
`;

export interface LinkNode {
  readonly Id: string;
  readonly From__c: Cell;
  readonly To__c: Cell;
  readonly Kind__c: Cell;
  readonly Strength__c?: Cell;
  readonly LastModifiedDate: Cell;
  readonly LastModifiedBy?: PersonNode | null;
}

/** Undefined for a kind that this version does not know. */
export function linkOf(node: LinkNode): ReadLink | undefined {
  const kind = oneOf(LINK_KINDS, node.Kind__c?.value);
  return (
    kind &&
    unobserved({
      id: node.Id,
      fromId: text(node.From__c) ?? '',
      toId: text(node.To__c) ?? '',
      kind,
      strength: oneOf([1, 2, 3] as const, node.Strength__c?.value),
      version: text(node.LastModifiedDate) ?? '',
      modifiedBy: text(node.LastModifiedBy?.Name),
    })
  );
}
