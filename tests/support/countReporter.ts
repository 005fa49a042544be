import type { TestEvent } from 'node:test/reporters';

/** What one run of node's test runner came to; the last line a destination file holds, as JSON. */
export interface NodeTestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

/**
 * A reporter for `node --test` that writes the counts of the whole run as JSON, for tests/gates.ts to add up.
 * Tests that were cancelled or marked as todo count as failed: neither has shown that anything works.
 */
export default async function* countReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string, void> {
  const skipped: { name: string; reason: string }[] = [];
  for await (const event of source) {
    if (event.type === 'test:pass' && event.data.skip !== undefined && event.data.skip !== false) {
      skipped.push({ name: event.data.name, reason: typeof event.data.skip === 'string' ? event.data.skip : '' });
    }
    if (event.type === 'test:summary' && event.data.file === undefined) {
      const { tests, passed, skipped: left } = event.data.counts;
      const counts: NodeTestCounts = { passed, failed: tests - passed - left, skipped };
      yield JSON.stringify(counts);
    }
  }
}
