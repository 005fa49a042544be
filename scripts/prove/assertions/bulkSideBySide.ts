import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { memberOf } from '../memberOf.ts';

export const bulkSideBySide: Assertion = {
  id: 'bulk-side-by-side',
  rule: 'A Bulk API 2.0 job says of itself that its parts are worked on side by side (concurrencyMode Parallel).',
  objects: ['Account'],
  async prove(bench) {
    let path: string | undefined;
    await bench.announce('Account');
    const outcome = await bench.org.ingest({
      object: 'Account',
      operation: 'insert',
      columns: ['Name'],
      rows: [[bench.name()]],
      watch: {
        opened: ({ id }) => {
          path = `/jobs/ingest/${id}`;
          return Promise.resolve();
        },
        starting: () => Promise.resolve(),
      },
    });
    if (path === undefined || outcome.succeeded !== 1) return notTried('The job did not save its account.');
    const mode = memberOf(await bench.org.resource(path), 'concurrencyMode');
    await bench.org.ask({ method: 'DELETE', path });
    return expect(mode === 'Parallel', `The job says ${String(mode)}.`);
  },
};
