import type { OrgClients } from './localOrg.ts';
import { jsonOf } from './localOrg.ts';

export interface GraphqlError {
  message: string;
  locations: { line: number; column: number }[];
  paths: (string | number)[];
  extensions: { ErrorType: string };
}

export interface GraphqlAnswer {
  data: Record<string, unknown>;
  errors: GraphqlError[];
}

export interface GraphqlPage {
  edges: { node: Record<string, unknown> & { Id: string }; cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
  pageResultCount: number;
}

/** The GraphQL API by plain HTTP, as one user. */
export class GraphqlClient {
  readonly #org: OrgClients;
  readonly #token: string;

  constructor(org: OrgClients, token: string) {
    this.#org = org;
    this.#token = token;
  }

  post(body: unknown): Promise<Response> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.#org.fetch('/services/data/v66.0/graphql', this.#token, { method: 'POST', body: text });
  }

  /** The whole answer. @throws Error unless the status is 200 */
  async send(query: string, variables?: unknown, operationName?: string): Promise<GraphqlAnswer> {
    return (await jsonOf(this.post({ query, variables, operationName }))) as GraphqlAnswer;
  }

  /** `data`. @throws Error with the errors, if there are any */
  async data(query: string, variables?: unknown, operationName?: string): Promise<Record<string, unknown>> {
    const { data, errors } = await this.send(query, variables, operationName);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** The page of `field` in `uiapi.query` of an answer without errors. */
  async page(field: string, query: string, variables?: unknown): Promise<GraphqlPage> {
    const data = (await this.data(query, variables)) as { uiapi: { query: Record<string, GraphqlPage> } };
    const page = data.uiapi.query[field];
    if (!page) throw new Error(`${field} is not in the answer.`);
    return page;
  }

  /** Names of the accounts that a filter finds, or that come in an order; `rest` are the arguments of Account. */
  async accountNames(rest: string, variables?: unknown, head = ''): Promise<string[]> {
    const query = `query${head} { uiapi { query { Account(first: 100, ${rest}) { edges { node { Id Name { value } } } } } } }`;
    const { edges } = await this.page('Account', query, variables);
    return edges.map(({ node }) => (node.Name as { value: string }).value);
  }
}

/** Creates a record by REST and gives its id. */
export async function createRecord(
  org: OrgClients,
  token: string,
  object: string,
  values: Record<string, unknown>,
): Promise<string> {
  const path = `/services/data/v66.0/sobjects/${object}`;
  const answer = await jsonOf(org.fetch(path, token, { method: 'POST', body: JSON.stringify(values) }), 201);
  return (answer as { id: string }).id;
}
