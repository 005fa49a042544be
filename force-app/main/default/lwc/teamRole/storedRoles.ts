import { gql } from 'lightning/graphql';
import type { GraphQLDocument } from 'lightning/graphql';
import type { TeamRole } from 'c/stakeholder';

/** A team role in the version that was read; one that is not active is kept so that its person can come back. */
export interface StoredRole extends TeamRole {
  readonly isActive: boolean;
  readonly modifiedBy: string | undefined;
}

/** All who work or worked for an account; a team of more than 200 is none. */
export const TEAM_ROLES: GraphQLDocument = gql`
  query TeamRoles($accountId: ID) {
    uiapi {
      query {
        Team_Role__c(where: { Account__c: { eq: $accountId } }, first: 200) {
          edges {
            node {
              Id
              Account__c {
                value
              }
              User__c {
                value
              }
              User__r @optional {
                Name @optional {
                  value
                }
                Title @optional {
                  value
                }
              }
              Active__c @optional {
                value
              }
              Department__c @optional {
                value
              }
              Critical_Role__c @optional {
                value
              }
              Contribution__c @optional {
                value
              }
              Main_Contact__c @optional {
                value
              }
              Department_Contact__c @optional {
                value
              }
              LastModifiedDate {
                value
              }
              LastModifiedBy @optional {
                Name @optional {
                  value
                }
              }
            }
          }
        }
      }
    }
  }
`;

interface Value<Type> {
  readonly value: Type | null;
}

interface PersonNode {
  readonly Name?: Value<string>;
  readonly Title?: Value<string>;
}

/** Of the optional fields, those that the user may not see are left out. */
interface RoleNode {
  readonly Id: string;
  readonly Account__c: Value<string>;
  readonly User__c: Value<string>;
  readonly User__r?: PersonNode | null;
  readonly Active__c?: Value<boolean>;
  readonly Department__c?: Value<string>;
  readonly Critical_Role__c?: Value<string>;
  readonly Contribution__c?: Value<string>;
  readonly Main_Contact__c?: Value<boolean>;
  readonly Department_Contact__c?: Value<boolean>;
  readonly LastModifiedDate: Value<string>;
  readonly LastModifiedBy?: PersonNode | null;
}

interface Answer {
  readonly uiapi: {
    readonly query: { readonly Team_Role__c: { readonly edges: readonly { readonly node: RoleNode }[] } };
  };
}

/**
 * The main contact first, then by name.
 * @param data in the shape of the query, as GraphQL answers
 */
export function readTeam(data: unknown): StoredRole[] {
  return (data as Answer).uiapi.query.Team_Role__c.edges
    .map(({ node }) => roleOf(node))
    .sort((a, b) => Number(b.isMainContact) - Number(a.isMainContact) || a.user.name.localeCompare(b.user.name));
}

function roleOf(node: RoleNode): StoredRole {
  const userId = node.User__c.value ?? '';
  return {
    id: node.Id,
    accountId: node.Account__c.value ?? '',
    user: { id: userId, name: node.User__r?.Name?.value ?? userId, title: node.User__r?.Title?.value ?? undefined },
    department: node.Department__c?.value ?? undefined,
    criticalRole: node.Critical_Role__c?.value ?? undefined,
    contribution: node.Contribution__c?.value ?? undefined,
    isMainContact: node.Main_Contact__c?.value ?? false,
    isDepartmentContact: node.Department_Contact__c?.value ?? false,
    isActive: node.Active__c?.value ?? true,
    version: node.LastModifiedDate.value ?? '',
    modifiedBy: node.LastModifiedBy?.Name?.value ?? undefined,
  };
}
