import { gql } from 'lightning/graphql';
import type { GraphQLDocument } from 'lightning/graphql';
import type { Colleague } from 'c/stakeholder';

/** One of us who was in contact with somebody of the account within 365 days. */
export interface ColleagueInContact {
  readonly user: Colleague;
  /** Of the user, which may stand for the department of the team. */
  readonly department: string | undefined;
  readonly contacts: number;
  /** `YYYY-MM-DD` */
  readonly lastContactOn: string;
}

/** Who of us was in contact with whom of them; of more than 2,000 pairs those with most contact. */
export const OUR_CONTACTS: GraphQLDocument = gql`
  query OurContacts($accountId: ID) {
    uiapi {
      query {
        Stakeholder_Coverage__c(
          where: { and: [{ Stakeholder__r: { Account__c: { eq: $accountId } } }, { Contacts_365_Days__c: { gt: 0 } }] }
          orderBy: { Contacts_365_Days__c: { order: DESC } }
          first: 2000
        ) {
          edges {
            node {
              Id
              User__c {
                value
              }
              User__r @optional {
                Name @optional {
                  value
                }
                Department @optional {
                  value
                }
                IsActive @optional {
                  value
                }
              }
              Contacts_365_Days__c {
                value
              }
              Last_Contact_On__c {
                value
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

interface CoverageNode {
  readonly User__c: Value<string>;
  readonly User__r?: {
    readonly Name?: Value<string>;
    readonly Department?: Value<string>;
    readonly IsActive?: Value<boolean>;
  } | null;
  readonly Contacts_365_Days__c: Value<number>;
  readonly Last_Contact_On__c: Value<string>;
}

interface Answer {
  readonly uiapi: {
    readonly query: {
      readonly Stakeholder_Coverage__c: { readonly edges: readonly { readonly node: CoverageNode }[] };
    };
  };
}

/**
 * Each of us once, over all of them, most contact first; without those who left the company.
 * @param data in the shape of the query, as GraphQL answers
 */
export function readOurContacts(data: unknown): ColleagueInContact[] {
  const found = new Map<string, ColleagueInContact>();
  for (const { node } of (data as Answer).uiapi.query.Stakeholder_Coverage__c.edges) {
    const id = node.User__c.value ?? '';
    if (node.User__r?.IsActive?.value !== false) {
      const known = found.get(id);
      const lastContactOn = node.Last_Contact_On__c.value ?? '';
      found.set(id, {
        user: { id, name: node.User__r?.Name?.value ?? id },
        department: node.User__r?.Department?.value ?? undefined,
        contacts: (known?.contacts ?? 0) + (node.Contacts_365_Days__c.value ?? 0),
        lastContactOn: known && known.lastContactOn > lastContactOn ? known.lastContactOn : lastContactOn,
      });
    }
  }
  return [...found.values()].sort((a, b) => b.contacts - a.contacts || a.user.name.localeCompare(b.user.name));
}
