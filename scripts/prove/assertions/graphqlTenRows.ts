import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { memberOf } from '../memberOf.ts';

const ACCOUNTS = 12;

export const graphqlTenRows: Assertion = {
  id: 'graphql-ten-rows',
  rule: 'A GraphQL query without `first` gives ten rows, and says that there are more.',
  objects: ['Account'],
  async prove(bench) {
    const start = bench.name();
    await bench.create(
      'Account',
      Array.from({ length: ACCOUNTS }, (_, index) => ({ Name: `${start} ${index}` })),
    );
    const answer = await bench.org.graphql(
      `query { uiapi { query { Account(where: { Name: { like: "${start} %" } }) { edges { node { Id } } totalCount pageInfo { hasNextPage } } } } }`,
    );
    const account = memberOf(answer, 'data', 'uiapi', 'query', 'Account');
    const edges = memberOf(account, 'edges');
    const rows = Array.isArray(edges) ? edges.length : 0;
    const hasNext = memberOf(account, 'pageInfo', 'hasNextPage');
    return expect(rows === 10 && hasNext === true, `${ACCOUNTS} accounts gave ${rows} rows; more: ${String(hasNext)}.`);
  },
};
