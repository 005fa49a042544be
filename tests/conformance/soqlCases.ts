import assert from 'node:assert/strict';
import { it } from 'node:test';
import { prepareQuery } from '../../local-org/src/soql/index.ts';
import type { Value } from '../../local-org/src/store/index.ts';
import type { TestOrg } from '../support/local-org/testOrg.ts';
import { now } from './soqlExample.ts';

/** What a query gives, computed from the example by plain JavaScript. */
export type Case = readonly [query: string, rows: readonly (readonly (Value | undefined)[])[]];

/** A test a case, in an org that is there by the time it runs. */
export function checkCases(
  org: () => TestOrg,
  cases: readonly Case[],
  options: { readonly includeDeleted?: boolean } = {},
): void {
  for (const [query, rows] of cases) {
    it(query, () => {
      assert.deepEqual([...prepareQuery(query, org(), org().viewer, { now, ...options }).rows()], rows);
    });
  }
}
