import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { gql, isDocument, RECORD_ID } from '../../../../preview/src/platform/graphqlDocument.ts';
import { withChangedRecord, withoutRecordIds } from '../../../../preview/src/platform/graphqlResult.ts';
import type { RecordRepresentation } from '../../../../preview/src/platform/records.ts';

const ACME = '001000000000001AAA';
const OTHER = '001000000000002AAA';

const node = (id: string, name: string) => ({ [RECORD_ID]: id, Name: { value: name, displayValue: null } });

const result = {
  uiapi: { query: { Account: { edges: [{ node: node(ACME, 'Acme') }, { node: node(OTHER, 'Other') }] } } },
};

const changed = (name: string, id = ACME): RecordRepresentation => ({
  apiName: 'Account',
  id,
  fields: { Name: { value: name, displayValue: null }, Phone: { value: '1', displayValue: null } },
});

describe('gql', () => {
  it('asks for the id of every record, beside what the component asks', () => {
    const { sent } = gql`
      query {
        uiapi {
          query {
            Account {
              edges {
                node {
                  Name {
                    value
                  }
                }
              }
            }
          }
        }
      }
    `;
    assert.equal(sent.match(/previewRecordId: Id/g)?.length, 1);
  });

  it('asks for no id where nodes are sums', () => {
    const { sent } = gql`
      query {
        uiapi {
          aggregate {
            Account {
              edges {
                node {
                  aggregate {
                    AnnualRevenue {
                      sum {
                        value
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    `;
    assert.doesNotMatch(sent, /previewRecordId/);
  });

  it('sends a mutation as it was written', () => {
    const { sent } = gql`
      mutation {
        uiapi {
          AccountCreate(input: {}) {
            Record {
              Id
            }
          }
        }
      }
    `;
    assert.doesNotMatch(sent, /previewRecordId/);
  });

  it('takes in texts and documents', () => {
    const name = 'Name';
    const fragment = gql`fragment F on Account { ${name} { value } }`;
    assert.match(
      gql`
        query {
          uiapi {
            query {
              Account {
                edges {
                  node {
                    ...F
                  }
                }
              }
            }
          }
        }
        ${fragment}
      `.sent,
      /fragment F/,
    );
    assert.equal(isDocument(fragment), true);
    assert.equal(isDocument('query'), false);
  });

  it('throws at a syntax error', () => {
    assert.throws(() => gql`query {`, /Syntax Error/);
  });
});

describe('a GraphQL result', () => {
  it('shows a changed record where it carries it, and leaves the others', () => {
    const { uiapi } = withChangedRecord(result, changed('Acme Inc.')) as typeof result;
    const names = uiapi.query.Account.edges.map((edge) => edge.node.Name.value);
    assert.deepEqual(names, ['Acme Inc.', 'Other']);
    assert.equal('Phone' in (uiapi.query.Account.edges[0]?.node ?? {}), false);
  });

  it('stays as it is when another record changes', () => {
    assert.deepEqual(withChangedRecord(result, changed('X', '001000000000009AAA')), result);
  });

  it('reaches the component without the ids that were added', () => {
    assert.doesNotMatch(JSON.stringify(withoutRecordIds(result)), new RegExp(RECORD_ID));
    assert.match(JSON.stringify(withoutRecordIds(result)), /Acme/);
    assert.equal(withoutRecordIds(undefined), undefined);
  });
});
