import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codes, countAccounts, create, postTo, query } from '../support/composite.ts';
import type { Reply } from '../support/composite.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
let admin: string;
before(async () => {
  org = await startTestOrg();
  admin = await org.token('admin@sales-org.test');
});
after(() => org.close());

const post = (path: string, body: unknown, token = admin): Promise<Response> => postTo(org, token, path, body);

const count = (where: string): Promise<number> => countAccounts(org, admin, where);

// REST guide: "Composite Graph" (resources_composite_graph.htm), "Composite Graph Limits" (resources_composite_graph_limits.htm).
describe('composite graph', () => {
  interface Graph {
    graphId: string;
    isSuccessful: boolean;
    graphResponse: { compositeResponse: Reply[] };
  }
  const send = async (graphs: object[]): Promise<Graph[]> =>
    ((await jsonOf(post('composite/graph', { graphs }))) as { graphs: Graph[] }).graphs;
  const failing = (graphId: string): object => ({
    graphId,
    compositeRequest: [create('a', 'Account', { Name: 'Lost' }), create('c', 'Contact', { AccountId: '@{a.id}' })],
  });
  const good = (graphId: string, Name: string): object => ({
    graphId,
    compositeRequest: [
      create('a', 'Account', { Name }),
      create('c', 'Contact', { LastName: 'C', AccountId: '@{a.id}' }),
    ],
  });

  it('saves each graph whole or not at all', async () => {
    const graphs = await send([good('1', 'Graph'), failing('2'), good('3', 'Graph')]);
    assert.deepEqual(
      graphs.map(({ graphId, isSuccessful, graphResponse }) => [
        graphId,
        isSuccessful,
        ...codes(graphResponse.compositeResponse),
      ]),
      [
        ['1', true, 'done', 'done'],
        ['2', false, 'PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING'],
        ['3', true, 'done', 'done'],
      ],
    );
    assert.deepEqual([await count("Name = 'Graph'"), await count("Name = 'Lost'")], [2, 0]);
  });

  it('stops after 15 failures', async () => {
    const graphs = await send([...Array.from({ length: 15 }, (_, i) => failing(`f${i}`)), good('last', 'Too late')]);
    assert.deepEqual(codes(graphs.at(-1)?.graphResponse.compositeResponse ?? []), [
      'PROCESSING_HALTED',
      'PROCESSING_HALTED',
    ]);
    assert.equal(await count("Name = 'Too late'"), 0);
  });

  it('has records as nodes only', async () => {
    const [graph] = await send([{ graphId: 'q', compositeRequest: [query('q', 'SELECT Id FROM Account')] }]);
    assert.match(JSON.stringify(graph), /does not support GET query as a node/);
  });

  it('keeps to its limits', async () => {
    const nodes = Array.from({ length: 501 }, (_, i) => create(`n${i}`, 'Account', { Name: 'Never graph' }));
    const chain = Array.from({ length: 16 }, (_, i) =>
      create(`n${i}`, 'Account', { Name: 'Never graph', ...(i > 0 ? { ParentId: `@{n${i - 1}.id}` } : {}) }),
    );
    for (const graphs of [
      Array.from({ length: 76 }, (_, i) => good(`${i}`, 'Never graph')),
      [{ graphId: 'large', compositeRequest: nodes }],
      [{ graphId: 'deep', compositeRequest: chain }],
      [good('same', 'Never graph'), good('same', 'Never graph')],
    ]) {
      await jsonOf(post('composite/graph', { graphs }), 400);
    }
    assert.equal(await count("Name = 'Never graph'"), 0);
  });
});
