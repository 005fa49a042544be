import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { memberOf } from '../memberOf.ts';

export const graphqlUnknownFields: Assertion = {
  id: 'graphql-unknown-fields',
  rule: 'A field that the user does not see fails a whole GraphQL query, with HTTP 200 and `errors`.',
  objects: ['Account'],
  async prove(bench) {
    const answer = await bench.org.graphql(
      'query { uiapi { query { Account(first: 1) { edges { node { Id No_Such_Field__c { value } } } } } } }',
    );
    const errors = memberOf(answer, 'errors');
    const rows = memberOf(answer, 'data', 'uiapi', 'query', 'Account');
    const count = Array.isArray(errors) ? errors.length : 0;
    return expect(
      count > 0 && (rows === undefined || rows === null),
      `${count} errors, ${rows ? 'and' : 'without'} rows.`,
    );
  },
};
