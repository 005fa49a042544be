import type { GraphqlClient } from '../../tests/support/graphql.ts';

/** What a page about an account asks for in one request: the record, its owner, related records and a total. */
const PAGE = `query page($id: ID) {
  uiapi {
    query {
      Account(where: { Id: { eq: $id } }) {
        edges { node {
          Id
          Name { value }
          Industry { value }
          Owner { Name { value } }
          Opportunities(first: 10, orderBy: { CloseDate: { order: DESC } }) {
            edges { node { Id Name { value } Amount { value displayValue } StageName { value } CloseDate { value } } }
          }
          Contacts(first: 10) { edges { node { Id Name { value } } } }
        } }
      }
    }
    aggregate {
      Opportunity(where: { AccountId: { eq: $id } }) {
        edges { node { aggregate { Amount { sum { value } } Id { count { value } } } } }
      }
    }
  }
}`;

/** Milliseconds of so many loads of the page, each of another account, one after the other. */
export async function timePages(
  graphql: GraphqlClient,
  accounts: readonly string[],
  loads: number,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let load = 0; load < loads; load += 1) {
    const id = accounts[(load * 7919) % accounts.length];
    const started = performance.now();
    await graphql.data(PAGE, { id });
    times.push(performance.now() - started);
  }
  return times.sort((one, other) => one - other);
}
