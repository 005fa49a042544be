import { expect } from '../Assertion.ts';
import type { Assertion, Verdict } from '../Assertion.ts';
import type { Bench } from '../Bench.ts';
import { listOf } from '../listOf.ts';
import { memberOf } from '../memberOf.ts';

interface Pair {
  readonly id: string;
  readonly rule: string;
  /** What is asked of `uiapi.query` and answered. */
  readonly taken: string;
  /** The same but for what is refused. */
  readonly refused: string;
}

const accounts = (rest: string, node = 'Id') => `Account${rest} { edges { node { ${node} } } }`;
const subqueries = (count: number) =>
  Array.from({ length: count }, (_, index) => `q${index}: Account(first: 1) { edges { node { Id } } }`).join(' ');

const PAIRS: readonly Pair[] = [
  {
    id: 'graphql-most-rows',
    rule: 'A GraphQL query gives up to 2,000 rows a page; `first` beyond that is refused.',
    taken: accounts('(first: 2000)'),
    refused: accounts('(first: 2001)'),
  },
  {
    id: 'graphql-upper-bound',
    rule: 'With `upperBound`, a GraphQL query takes `first` from 200 on; less is refused.',
    taken: accounts('(first: 200, upperBound: 4001)'),
    refused: accounts('(first: 199, upperBound: 4001)'),
  },
  {
    id: 'graphql-ten-subqueries',
    rule: 'A GraphQL request has ten subqueries at the most.',
    taken: subqueries(10),
    refused: subqueries(11),
  },
  {
    id: 'graphql-one-level',
    rule: 'A GraphQL query goes down to children and not to their children.',
    taken: accounts('(first: 1)', 'Stakeholders__r { edges { node { Id } } }'),
    refused: accounts('(first: 1)', 'Stakeholders__r { edges { node { Links_From__r { edges { node { Id } } } } } }'),
  },
  {
    id: 'graphql-optional-fields',
    rule: 'A field that the user does not see is left out of a GraphQL answer when it is marked `@optional`.',
    taken: accounts('(first: 1)', 'Id No_Such_Field__c @optional { value }'),
    refused: accounts('(first: 1)', 'Id No_Such_Field__c { value }'),
  },
];

/** Bounds of GraphQL queries, each with what is still taken. */
export const graphqlQueryAssertions: readonly Assertion[] = PAIRS.map(({ id, rule, taken, refused }) => ({
  id,
  rule,
  objects: ['Account', 'Stakeholder__c', 'Stakeholder_Link__c'],
  async prove(bench: Bench): Promise<Verdict> {
    const [errors, otherErrors] = [await errorsOf(bench, taken), await errorsOf(bench, refused)];
    const saw = `What is allowed got ${errors.length} errors${said(errors)}, what is not ${otherErrors.length}${said(otherErrors)}.`;
    return expect(errors.length === 0 && otherErrors.length > 0, saw);
  },
}));

async function errorsOf(bench: Bench, query: string): Promise<readonly unknown[]> {
  return listOf(await bench.org.graphql(`query { uiapi { query { ${query} } } }`), 'errors');
}

function said([first]: readonly unknown[]): string {
  return first === undefined ? '' : ` ("${String(memberOf(first, 'message'))}")`;
}
