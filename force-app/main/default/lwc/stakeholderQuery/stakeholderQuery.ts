import type { GraphQLDocument } from 'lightning/graphql';
import type { Coverage, Heard, Stakeholder, TeamRole } from 'c/stakeholder';
import { ACCOUNT, FAMILY, MOST_ACCOUNTS, accountOf, familyAccountOf } from './accounts.ts';
import type { AccountNode, FamilyAccount, MapAccount } from './accounts.ts';
import { MOST_ROWS, PAGE_SIZE } from './connection.ts';
import type { Connection } from './connection.ts';
import { COVERAGE, TEAM, coverageOf, teamRoleOf } from './contacts.ts';
import type { CoverageNode, TeamNode } from './contacts.ts';
import { LINKS, linkOf } from './links.ts';
import type { LinkNode, ReadLink } from './links.ts';
import { PEOPLE, personOf } from './people.ts';
import type { StakeholderNode } from './people.ts';
import { VOICE, heardOf } from './voice.ts';
import type { VoiceNode } from './voice.ts';

export type { FamilyAccount, MapAccount } from './accounts.ts';
export { text } from './connection.ts';
export type { Cell } from './connection.ts';
export type { ReadLink } from './links.ts';

/** What the map reads, each part by a query of its own: who may not see one of them sees the others. */
export interface MapParts {
  readonly Account: MapAccount;
  readonly Family: FamilyAccount;
  readonly People: Stakeholder;
  readonly Links: ReadLink;
  readonly Coverage: Coverage;
  readonly Team: TeamRole;
  readonly Voice: Heard;
}

export type MapPart = keyof MapParts;

/** How far a part is read: `hidden` is what the user may not see; what was read once stays, should reading it again fail. */
export type PartState = 'loading' | 'read' | 'failed' | 'hidden';

export type PartStates = Readonly<Record<MapPart, PartState>>;

/** What of these parts stands in the way of saying that something is not there; undefined when all is read that the user may see. */
export function unreadState(
  states: PartStates | undefined,
  parts: readonly MapPart[],
): 'loading' | 'failed' | undefined {
  return (['loading', 'failed'] as const).find((state) => parts.some((part) => states?.[part] === state));
}

/** How one part is asked for and read. */
export interface PartQuery<Row> {
  readonly document: GraphQLDocument;
  readonly pageSize: number;
  /** Where reading ends. */
  readonly most: number;
  /** @param data what the GraphQL wire answers to the document */
  readonly pageOf: (data: unknown) => { readonly rows: readonly Row[]; readonly next: string | undefined };
}

export const MAP_QUERIES: { readonly [Part in MapPart]: PartQuery<MapParts[Part]> } = {
  Account: partQuery(ACCOUNT, 'Account', (node: AccountNode) => accountOf(node)),
  Family: {
    ...partQuery(FAMILY, 'Account', familyAccountOf),
    pageSize: MOST_ACCOUNTS,
    most: MOST_ACCOUNTS,
  },
  People: partQuery(PEOPLE, 'Stakeholder__c', (node: StakeholderNode) => personOf(node)),
  Links: partQuery(LINKS, 'Stakeholder_Link__c', (node: LinkNode) => linkOf(node)),
  Coverage: partQuery(COVERAGE, 'Stakeholder_Coverage__c', (node: CoverageNode) => coverageOf(node)),
  Team: partQuery(TEAM, 'Team_Role__c', (node: TeamNode) => teamRoleOf(node)),
  Voice: partQuery(VOICE, 'Voice_Interview__c', (node: VoiceNode) => heardOf(node)),
};

function partQuery<Node, Row>(
  document: GraphQLDocument,
  objectName: string,
  rowOf: (node: Node) => Row | undefined,
): PartQuery<Row> {
  return {
    document,
    pageSize: PAGE_SIZE,
    most: MOST_ROWS,
    pageOf: (data) => {
      // GraphQL answers in the shape of the query.
      const { query } = (data as Answer<Node>).uiapi;
      const { edges, pageInfo } = query[objectName] ?? { edges: [], pageInfo: { endCursor: null, hasNextPage: false } };
      return {
        rows: edges.map(({ node }) => rowOf(node)).filter((row) => row !== undefined),
        next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
      };
    },
  };
}

interface Answer<Node> {
  readonly uiapi: { readonly query: Readonly<Record<string, Connection<Node> | undefined>> };
}
