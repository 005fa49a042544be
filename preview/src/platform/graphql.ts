import { isDocument, type GraphQLDocument } from './graphqlDocument.ts';
import { recordsIn, withChangedRecord, withoutIdentity } from './graphqlResult.ts';
import { freeze } from './readOnly.ts';
import { noteShownRecord, watchRecords } from './recordCache.ts';
import { sendToApi } from './uiApi.ts';
import { wireAdapter } from './wireAdapter.ts';

export { gql } from './graphqlDocument.ts';

interface GraphQLConfig {
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
  readonly listeners: Set<() => void>;
}

const results = new Map<string, Result>();

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
    for (const record of config.query === undefined ? [] : recordsIn(answer.data, config.query.tree))
      noteShownRecord(record);
    for (const listener of [...result.listeners]) listener();
  });
}

function resultOf(config: GraphQLConfig): Result {
  const key = JSON.stringify([config.query?.sent, config.variables, config.operationName]);
  const known = results.get(key);
  if (known !== undefined) return known;
  const result: Result = { answer: Promise.resolve({}), current: undefined, listeners: new Set() };
  results.set(key, result);
  void fill(result, config);
  watchRecords((record) => {
    if (config.query === undefined || result.current?.data === undefined) return;
    const data = withChangedRecord(result.current.data, config.query.tree, record);
    if (JSON.stringify(data) === JSON.stringify(result.current.data)) return;
    result.current = { ...result.current, data };
    for (const listener of [...result.listeners]) listener();
  });
  return result;
}

function stateOf({ data, errors }: Answer): Pick<GraphQLState, 'data' | 'errors'> {
  const hasErrors = errors !== undefined && errors.length > 0;
  return freeze({ data: withoutIdentity(data ?? undefined), errors: hasErrors ? errors : undefined });
}

/**
 * The graphql wire adapter. A record of the result that changes is told; the query itself is evaluated anew by `refresh` only.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-wire.html
 */
export const graphql = wireAdapter<GraphQLConfig, GraphQLState>(
  { data: undefined, errors: undefined },
  (config, emit) => {
    if (config.query === undefined) return undefined;
    if (!isDocument(config.query)) throw new TypeError('graphql: query must come from gql.');
    const result = resultOf(config);
    const refresh = (): Promise<void> => fill(result, config);
    const show = (): void => {
      if (result.current !== undefined) emit({ ...stateOf(result.current), refresh });
    };
    result.listeners.add(show);
    show();
    return () => result.listeners.delete(show);
  },
);

/**
 * Runs a mutation. Results of queries that are already shown stay as they are: call their `refresh`.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-mutation.html
 */
export async function executeMutation(config: GraphQLConfig): Promise<Pick<GraphQLState, 'data' | 'errors'>> {
  if (!isDocument(config.query)) throw new TypeError('executeMutation: query must come from gql.');
  return stateOf(await ask(config));
}
