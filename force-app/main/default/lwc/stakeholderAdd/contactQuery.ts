import { gql } from 'lightning/graphql';
import type { GraphQLError, GraphQLResult } from 'lightning/graphql';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import type { AccountContact, OpportunityRole } from 'c/contactSuggestions';
import { text } from 'c/stakeholderQuery';
import type { Cell } from 'c/stakeholderQuery';

interface ContactNode {
  readonly Id: string;
  readonly Name: Cell;
  readonly AccountId?: Cell;
  readonly Title?: Cell;
  readonly Email?: Cell;
  readonly Department?: Cell;
  readonly LastActivityDate?: Cell;
}

type LabelledCell = (Cell & { readonly displayValue?: string | null }) | null;

interface RoleNode {
  readonly ContactId: Cell;
  readonly Role?: LabelledCell;
  readonly Opportunity?: { readonly Name?: Cell } | null;
  readonly Contact?: ContactNode | null;
}

interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo?: { readonly hasNextPage: boolean };
}

interface Answer<Node> {
  /** Left out where the query failed. */
  readonly uiapi?: { readonly query: Readonly<Record<string, Connection<Node>>> };
}

/** A page of contacts. */
export interface Contacts {
  readonly rows: readonly AccountContact[];
  /** Whether the account has more of them. */
  readonly isCut: boolean;
}

/** Roles on the account's opportunities, and the contacts of the account that have them. */
export interface OpportunityRoles {
  readonly roles: readonly OpportunityRole[];
  readonly contacts: readonly AccountContact[];
}

/** So many contacts are read at first, those with the latest activity before others; the rest is found by searching. */
export const FIRST_CONTACTS = 500;
const FOUND_CONTACTS = 50;

const CONTACT_FIELDS = `
  Id
  Name { value }
  AccountId @optional { value }
  Title @optional { value }
  Email @optional { value }
  Department @optional { value }
  LastActivityDate @optional { value }
`;

/** `LastActivityDate` stands for tasks and events themselves, which GraphQL offers as Beta only. */
export const CONTACTS = gql`
  query ContactsToAdd($where: Contact_Filter, $orderBy: Contact_OrderBy, $first: Int) {
    uiapi {
      query {
        Contact(where: $where, orderBy: $orderBy, first: $first) {
          edges { node { ${CONTACT_FIELDS} } }
          pageInfo { hasNextPage }
        }
      }
    }
  }
`;

/** The latest first. A query of its own: where it fails, contacts are suggested without it. */
export const OPPORTUNITY_ROLES = gql`
  query RolesOfContactsToAdd($accountId: ID) {
    uiapi {
      query {
        OpportunityContactRole(
          where: { Opportunity: { AccountId: { eq: $accountId } } }
          orderBy: { LastModifiedDate: { order: DESC } }
          first: 200
        ) {
          edges {
            node {
              Id
              ContactId { value }
              Role @optional { value displayValue }
              Opportunity @optional { Name @optional { value } }
              Contact @optional { ${CONTACT_FIELDS} }
            }
          }
        }
      }
    }
  }
`;

type FieldInfos = Readonly<Record<string, FieldInfo>>;

/** @param fields what object info says of contacts: a filter or an order by a field that the user may not see fails the query */
export function firstContacts(accountId: string, fields: FieldInfos): Readonly<Record<string, unknown>> {
  const byActivity = fields.LastActivityDate ? { LastActivityDate: { order: 'DESC', nulls: 'LAST' } } : {};
  return {
    where: { AccountId: { eq: accountId } },
    orderBy: { ...byActivity, Name: { order: 'ASC' } },
    first: FIRST_CONTACTS,
  };
}

/**
 * Contacts with each word of the text in name, title or e-mail address, in any order. What is a wildcard of LIKE, or begins one, stands for any
 * one character: more may be found than is looked for, which the list then leaves out, and never less.
 *
 * @see https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_comparisonoperators.htm
 */
export function foundContacts(
  accountId: string,
  fields: FieldInfos,
  searched: string,
): Readonly<Record<string, unknown>> {
  const names = ['Name', 'Title', 'Email'].filter((name) => name === 'Name' || fields[name]);
  const words = searched.replace(/[%\\]/g, '_').split(/\s+/).filter(Boolean);
  const perWord = words.map((word) => ({ or: names.map((name) => ({ [name]: { like: `%${word}%` } })) }));
  return {
    where: { and: [{ AccountId: { eq: accountId } }, ...perWord] },
    orderBy: { Name: { order: 'ASC' } },
    first: FOUND_CONTACTS,
  };
}

/** @param data what the wire provided for `CONTACTS`; undefined while there is nothing */
export function contactsIn(data: unknown): Contacts {
  const { edges, pageInfo } = connection<ContactNode>(data, 'Contact');
  return { rows: edges.map(({ node }) => contactOf(node)), isCut: pageInfo?.hasNextPage ?? false };
}

/** @param data what the wire provided for `OPPORTUNITY_ROLES`; undefined while there is nothing */
export function opportunityRolesIn(data: unknown, accountId: string): OpportunityRoles {
  const nodes = connection<RoleNode>(data, 'OpportunityContactRole').edges.map(({ node }) => node);
  return {
    roles: nodes.map(({ ContactId, Role, Opportunity }) => ({
      contactId: text(ContactId) ?? '',
      role: text(Role),
      roleLabel: Role?.displayValue ?? text(Role),
      opportunityName: text(Opportunity?.Name) ?? '',
    })),
    contacts: nodes.flatMap(({ Contact }) => (Contact?.AccountId?.value === accountId ? [contactOf(Contact)] : [])),
  };
}

/** What Salesforce says is wrong with a query; undefined where nothing is. */
export function errorsOf(result: GraphQLResult<unknown> | undefined): readonly GraphQLError[] | undefined {
  const errors = result?.errors ?? [];
  return errors.length > 0 ? errors : undefined;
}

/** GraphQL answers in the shape of the query. */
function connection<Node>(data: unknown, object: string): Connection<Node> {
  return (data as Answer<Node> | undefined)?.uiapi?.query[object] ?? { edges: [] };
}

function contactOf(node: ContactNode): AccountContact {
  return {
    id: node.Id,
    name: text(node.Name) ?? node.Id,
    title: text(node.Title),
    email: text(node.Email),
    department: text(node.Department),
    lastActivityOn: text(node.LastActivityDate),
  };
}
