import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { gql, isDocument, RECORD_ID, RECORD_OBJECT } from '../../../../preview/src/platform/graphqlDocument.ts';
import { recordsIn, withChangedRecords, withoutIdentity } from '../../../../preview/src/platform/graphqlResult.ts';
import type { RecordRepresentation } from '../../../../preview/src/platform/records.ts';

const ACME = '001000000000001AAA';
const OTHER = '001000000000002AAA';

const identity = (id: string, object: string) => ({ [RECORD_ID]: id, [RECORD_OBJECT]: object });

const node = (id: string, name: string) => ({ ...identity(id, 'Account'), Name: { value: name, displayValue: null } });

const result = {
  uiapi: { query: { Account: { edges: [{ node: node(ACME, 'Acme') }, { node: node(OTHER, 'Other') }] } } },
};

const { tree } = gql`
  query {
    uiapi {
      query {
        Account {
          edges {
            node {
              Name {
                value
                displayValue
              }
            }
          }
        }
      }
    }
  }
`;

/** An alias that looks like another field, a fragment, and a parent. */
const renamed = gql`
  query {
    uiapi {
      query {
        Contact {
          edges {
            node {
              Name: Phone {
                value
              }
              ...Rest
              Account {
                Name {
                  value
                }
              }
            }
          }
        }
      }
    }
  }
  fragment Rest on Contact {
    called: Name {
      value
    }
  }
`;

const changed = (name: string, id = ACME): RecordRepresentation => ({
  apiName: 'Account',
  id,
  fields: { Name: { value: name, displayValue: null }, Phone: { value: '1', displayValue: null } },
});

describe('gql', () => {
  it('asks for id and object of every record, beside what the component asks', () => {
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
    assert.equal(sent.match(/previewRecordObject: ApiName/g)?.length, 1);
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
    const { uiapi } = withChangedRecords(result, tree, [changed('Acme Inc.')]) as typeof result;
    const names = uiapi.query.Account.edges.map((edge) => edge.node.Name.value);
    assert.deepEqual(names, ['Acme Inc.', 'Other']);
    assert.equal('Phone' in (uiapi.query.Account.edges[0]?.node ?? {}), false);
  });

  it('takes several changes in at once, the last one of each record', () => {
    const other = String(result.uiapi.query.Account.edges[1]?.node[RECORD_ID]);
    const changes = [changed('First'), changed('Another', other), changed('Last')];
    const { uiapi } = withChangedRecords(result, tree, changes) as typeof result;
    const names = uiapi.query.Account.edges.map((edge) => edge.node.Name.value);
    assert.deepEqual(names, ['Last', 'Another']);
  });

  it('stays as it is when another record changes', () => {
    assert.deepEqual(withChangedRecords(result, tree, [changed('X', '001000000000009AAA')]), result);
  });

  it('knows a field behind its alias, in fragments and in parents', () => {
    const person = { ...identity(OTHER, 'Contact'), Name: { value: '1' }, called: { value: 'Ann' } };
    const shown = { uiapi: { query: { Contact: { edges: [{ node: { ...person, Account: node(ACME, 'Acme') } }] } } } };
    assert.equal(renamed.sent.match(/previewRecordId/g)?.length, 2);
    assert.deepEqual(recordsIn(shown, renamed.tree), [
      { id: ACME, apiName: 'Account', fields: { Name: { value: 'Acme', displayValue: null } } },
      { id: OTHER, apiName: 'Contact', fields: { Phone: { value: '1' }, Name: { value: 'Ann' } } },
    ]);
    const { uiapi } = withChangedRecords(shown, renamed.tree, [changed('Anne', OTHER)]) as typeof shown;
    const [edge] = uiapi.query.Contact.edges;
    assert.deepEqual([edge?.node.Name, edge?.node.called], [{ value: '1' }, { value: 'Anne' }]);
    const parent = withChangedRecords(shown, renamed.tree, [changed('Acme Inc.')]) as typeof shown;
    assert.equal(parent.uiapi.query.Contact.edges[0]?.node.Account.Name.value, 'Acme Inc.');
  });

  it('tells of a record once that many rows show, with all that any of them shows of it', () => {
    const twice = { ...node(ACME, 'Acme'), Phone: { value: '1' } };
    const shown = { ...result, again: { edges: [{ node: twice }, { node: node(OTHER, 'Other') }] } };
    const records = recordsIn(shown, tree);
    assert.deepEqual(
      records.map(({ id, fields }) => [id, Object.keys(fields)]),
      [
        [ACME, ['Name', 'Phone']],
        [OTHER, ['Name']],
      ],
    );
  });

  it('reaches the component without what was added', () => {
    const plain = JSON.stringify(withoutIdentity(result));
    assert.doesNotMatch(plain, new RegExp(`${RECORD_ID}|${RECORD_OBJECT}`));
    assert.match(plain, /Acme/);
    assert.equal(withoutIdentity(undefined), undefined);
  });
});
