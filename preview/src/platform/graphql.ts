import { isDocument, type GraphQLDocument } from './graphqlDocument.ts';
import { recordsIn, withChangedRecords, withoutIdentity } from './graphqlResult.ts';
import { freeze } from './readOnly.ts';
import { noteShownRecord, watchRecords } from './recordCache.ts';
import type { ShownRecord } from './records.ts';
import { sendToApi } from './uiApi.ts';
import { wireAdapter } from './wireAdapter.ts';

export { gql } from './graphqlDocument.ts';

export interface GraphQLConfig {
  readonly query?: GraphQLDocument;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

interface GraphQLError {
  readonly message: string;
  readonly [other: string]: unknown;
}

/** What the wire provides: `errors`, in the plural, as the GraphQL specification has it. */
export interface GraphQLState {
  readonly data: unknown;
  readonly errors: readonly GraphQLError[] | undefined;
  /** Asks again; resolves when the fresh data was provided. */
  readonly refresh?: () => Promise<void>;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLError[];
}

/** One result for all components of the page that ask the same. */
interface Result {
  answer: Promise<Answer>;
  current: Answer | undefined;
  /** Changed records that it has not taken in yet. */
  changed: ShownRecord[];
  readonly listeners: Set<() => void>;
}

const results = new Map<string, Result>();

/** While a result tells its records, which may be thousands, others wait for the last one: each then walks through its own once. */
let isTelling = false;

async function ask({ query, variables, operationName }: GraphQLConfig): Promise<Answer> {
  const body = {
    query: query?.sent,
    ...(variables === undefined ? {} : { variables }),
    ...(operationName === undefined ? {} : { operationName }),
  };
  const answer = await sendToApi<Answer>('/graphql', { method: 'POST', body });
  return answer.ok ? answer.data : { errors: [{ message: answer.error.body.message }] };
}

function fill(result: Result, config: GraphQLConfig): Promise<void> {
  const asked = ask(config);
  result.answer = asked;
  return asked.then((answer) => {
    if (result.answer !== asked) return;
    result.current = answer;
    if (config.query !== undefined) tell(recordsIn(answer.data, config.query.tree));
    for (const listener of [...result.listeners]) listener();
  });
}

function tell(records: readonly ShownRecord[]): void {
  isTelling = true;
  try {
    records.forEach(noteShownRecord);
  } finally {
    isTelling = false;
  }
  for (const takeIn of takers) takeIn();
}

/** One for each result that is asked for. */
const takers: (() => void)[] = [];

function takeChanges(result: Result, query: GraphQLDocument): void {
  const { current, changed } = result;
  result.changed = [];
  if (current?.data === undefined || changed.length === 0) return;
  const data = withChangedRecords(current.data, query.tree, changed);
  if (JSON.stringify(data) === JSON.stringify(current.data)) return;
  result.current = { ...current, data };
  for (const listener of [...result.listeners]) listener();
}

function resultOf(config: GraphQLConfig): Result {
  const key = JSON.stringify([config.query?.sent, config.variables, config.operationName]);
  const known = results.get(key);
  if (known !== undefined) return known;
  const result: Result = { answer: Promise.resolve({}), current: undefined, changed: [], listeners: new Set() };
  results.set(key, result);
  void fill(result, config);
  const { query } = config;
  if (query !== undefined) {
    const takeIn = (): void => {
      takeChanges(result, query);
    };
    takers.push(takeIn);
    watchRecords((record) => {
      result.changed.push(record);
      if (!isTelling) takeIn();
    });
  }
  return result;
}

function stateOf({ data, errors }: Answer): Pick<GraphQLState, 'data' | 'errors'> {
  const hasErrors = errors !== undefined && errors.length > 0;
  return freeze({ data: withoutIdentity(data ?? undefined), errors: hasErrors ? errors : undefined });
}

/** Provides a result when it is there and whenever it changes, with what asks for it again. */
export function provideResult(
  config: GraphQLConfig,
  provide: (state: Pick<GraphQLState, 'data' | 'errors'>, refresh: () => Promise<void>) => void,
): (() => void) | undefined {
  if (config.query === undefined) return undefined;
  if (!isDocument(config.query)) throw new TypeError('graphql: query must come from gql.');
  const result = resultOf(config);
  const refresh = (): Promise<void> => fill(result, config);
  const show = (): void => {
    if (result.current !== undefined) provide(stateOf(result.current), refresh);
  };
  result.listeners.add(show);
  show();
  return () => result.listeners.delete(show);
}

/**
 * The graphql wire adapter. A record of the result that changes is told; the query itself is evaluated anew by `refresh` only.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-wire.html
 */
export const graphql = wireAdapter<GraphQLConfig, GraphQLState>(
  { data: undefined, errors: undefined },
  (config, emit) => provideResult(config, (state, refresh) => emit({ ...state, refresh })),
);

/**
 * Runs a mutation. What it answers goes to no cache: results that are already shown stay as they are, call their `refresh`.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-mutation.html, "Mutations are never cached and don't write to
 * the cache": https://developer.salesforce.com/docs/platform/einstein-for-devs/guide/reactdev-data-sdk-graphql-mutation.html
 */
export async function executeMutation(config: GraphQLConfig): Promise<Pick<GraphQLState, 'data' | 'errors'>> {
  if (!isDocument(config.query)) throw new TypeError('executeMutation: query must come from gql.');
  return stateOf(await ask(config));
}
