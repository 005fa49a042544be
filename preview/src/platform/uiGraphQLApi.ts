import { Kind, visit } from 'graphql';

import { provideResult, type GraphQLConfig, type GraphQLState } from './graphql.ts';
import { gql as parse, type GraphQLDocument } from './graphqlDocument.ts';
import { wireAdapter } from './wireAdapter.ts';

const REFRESH = Symbol('refresh');

/** A result of this module's wire: it has no `refresh` of its own. */
interface State extends Pick<GraphQLState, 'data' | 'errors'> {
  readonly [REFRESH]?: () => Promise<void>;
}

/**
 * The older tag. It knows no optional fields, and its queries are not put together while a page runs.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-intro.html
 * @throws TypeError for either, GraphQLError naming line and column of a syntax error
 */
export function gql(texts: TemplateStringsArray, ...values: readonly unknown[]): GraphQLDocument {
  if (values.length > 0) throw new TypeError('lightning/uiGraphQLApi: a query takes no ${}; use lightning/graphql.');
  const document = parse(texts);
  visit(document.tree, {
    [Kind.DIRECTIVE]: ({ name }) => {
      if (name.value === 'optional')
        throw new TypeError('lightning/uiGraphQLApi: no @optional; use lightning/graphql.');
    },
  });
  return document;
}

/** The older wire adapter. https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql.html */
export const graphql = wireAdapter<GraphQLConfig, State>({ data: undefined, errors: undefined }, (config, emit) =>
  provideResult(config, (state, refresh) => emit({ ...state, [REFRESH]: refresh })),
);

/**
 * Asks again for a result of the wire; resolves when the fresh data was provided.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-refreshgraphql.html
 */
export async function refreshGraphQL(result: State | undefined): Promise<void> {
  const refresh = result?.[REFRESH];
  if (refresh === undefined) throw new TypeError('refreshGraphQL: pass what the graphql wire provided.');
  await refresh();
}
