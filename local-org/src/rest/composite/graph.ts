import type { FastifyInstance } from 'fastify';
import { OrgError, UnsupportedError } from '../../errors.ts';
import type { OrgContext } from '../../http/index.ts';
import { isObject } from '../recordBody.ts';
import { halted, runAllOrNone } from './runSubrequests.ts';
import { readSubrequests } from './subrequestList.ts';
import type { SentSubrequest } from './subrequestList.ts';
import { subrequestResults } from './subrequestResults.ts';
import type { Subrequest, SubrequestRouter } from './subrequestRouter.ts';

/** Source: "Composite Graph Limits", REST API Developer Guide (resources_composite_graph_limits.htm). */
const MOST_GRAPHS = 75;
const MOST_NODES = 500;
const MOST_DIFFERENT_NODES = 15;
const DEEPEST = 15;
const MOST_FAILURES = 14;

const JSON_TYPE = 'application/json;charset=UTF-8';

interface Graph {
  readonly graphId: string;
  readonly nodes: readonly SentSubrequest[];
}

/**
 * `POST …/composite/graph`: each graph is saved whole or not at all, whatever becomes of the others. After 15 failures
 * the rest is not run.
 * Source: "Composite Graph", REST API Developer Guide (resources_composite_graph.htm).
 */
export function serveGraphs(doors: FastifyInstance, { store }: OrgContext, router: SubrequestRouter): void {
  doors.post('/composite/graph', ({ body, viewer }, reply) => {
    const graphs = readGraphs(isObject(body) ? body.graphs : undefined);
    const run = { store, router, viewer, check: checkAddress };
    let failures = 0;
    const answers = graphs.map(({ graphId, nodes }) => {
      const { replies, done } =
        failures > MOST_FAILURES ? { replies: nodes.map(() => halted()), done: false } : runAllOrNone(run, nodes);
      if (!done) failures += 1;
      const response = subrequestResults(nodes, replies);
      return `{"graphId":${JSON.stringify(graphId)},"graphResponse":${response},"isSuccessful":${done}}`;
    });
    return reply.type(JSON_TYPE).send(`{"graphs":[${answers.join(',')}]}`);
  });
}

/** Records alone. Source: "Using Composite Graphs" (resources_composite_graph_introduction.htm). */
function checkAddress({ address, method }: Subrequest): void {
  const parts = (address.split('?')[0] ?? '').split('/').filter((part) => part !== '');
  const record = parts[0]?.toLowerCase() === 'sobjects' && parts.length > 1 && parts.length < 5;
  if (record && parts[2] !== 'describe' && (parts.length === 2) === (method === 'POST')) return;
  throw new UnsupportedError(`${method} ${parts.join('/')} as a node of a composite graph`);
}

/** @throws OrgError for what makes the whole request invalid */
function readGraphs(list: unknown): readonly Graph[] {
  if (!Array.isArray(list) || list.length === 0) {
    throw new OrgError('MISSING_ARGUMENT', 'The list graphs must have at least one graph.');
  }
  if (list.length > MOST_GRAPHS) throw tooMany('graphs', MOST_GRAPHS, list.length);
  const graphs = list.map((entry: unknown, index): Graph => {
    const { graphId, compositeRequest } = isObject(entry) ? entry : {};
    if (typeof graphId !== 'string' || graphId === '') {
      throw new OrgError('MISSING_ARGUMENT', `Graph ${index + 1} needs a graphId.`);
    }
    return { graphId, nodes: readSubrequests(compositeRequest) };
  });
  const twice = graphs.find(({ graphId }, index) => graphs.findIndex((other) => other.graphId === graphId) !== index);
  if (twice)
    throw new OrgError('INVALID_INPUT', `The graphId ${twice.graphId} is there twice; give each graph its own.`);
  const nodes = graphs.flatMap((graph) => graph.nodes);
  if (nodes.length > MOST_NODES) throw tooMany('nodes', MOST_NODES, nodes.length);
  const kinds = new Set(nodes.map(({ url }) => url.split(/[/?]+/).slice(0, 6).join('/').toLowerCase()));
  if (kinds.size > MOST_DIFFERENT_NODES) throw tooMany('different nodes', MOST_DIFFERENT_NODES, kinds.size);
  const depth = Math.max(...graphs.map(depthOf));
  if (depth > DEEPEST) throw tooMany('levels', DEEPEST, depth);
  return graphs;
}

/** How many nodes the longest chain of references has. */
function depthOf({ nodes }: Graph): number {
  const depths = new Map<string, number>();
  for (const { referenceId, url, body } of nodes) {
    const text = url + JSON.stringify(body ?? null);
    const above = [...text.matchAll(/@\{(\w+)/g)].map(([, id = '']) => depths.get(id) ?? 0);
    depths.set(referenceId, 1 + Math.max(0, ...above));
  }
  return Math.max(...depths.values());
}

function tooMany(what: string, limit: number, sent: number): OrgError {
  return new OrgError('INVALID_INPUT', `A graph request has ${limit} ${what} at most, not ${sent}.`);
}
