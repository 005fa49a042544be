import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Usage } from '../../../../local-org/src/http/usage.ts';

describe('Usage', () => {
  it('refuses what goes beyond the allowance', () => {
    const usage = new Usage();
    for (let job = 0; job < usage.maximum('DailyBulkV2QueryJobs'); job += 1) usage.count('DailyBulkV2QueryJobs');
    assert.throws(
      () => {
        usage.count('DailyBulkV2QueryJobs');
      },
      { code: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.', status: 403 },
    );
    assert.equal(usage.used('DailyBulkV2QueryJobs'), usage.maximum('DailyBulkV2QueryJobs'));
    assert.equal(usage.used('DailyApiRequests'), 0);
  });

  it('forgets what is older than 24 hours', (test) => {
    test.mock.timers.enable({ apis: ['Date'] });
    const usage = new Usage();
    usage.count('DailyApiRequests');
    test.mock.timers.tick(12 * 3_600_000);
    usage.count('DailyApiRequests');
    assert.equal(usage.used('DailyApiRequests'), 2);
    test.mock.timers.tick(12 * 3_600_000);
    assert.equal(usage.used('DailyApiRequests'), 1);
  });
});
