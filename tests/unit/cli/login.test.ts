import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError, chooseLogin } from '../../../scripts/cli/index.ts';

const ENVIRONMENT = { SAM_INSTANCE_URL: 'https://x.my.salesforce.com', SAM_ACCESS_TOKEN: 'token' };

describe('chooseLogin', () => {
  it('takes the org of the environment', () => {
    assert.deepEqual(chooseLogin({}, 'sync@local-org.test', ENVIRONMENT), {
      instanceUrl: 'https://x.my.salesforce.com',
      accessToken: 'token',
    });
  });

  for (const [local, instanceUrl] of [
    [true, 'http://127.0.0.1:7400'],
    ['http://127.0.0.1:7500', 'http://127.0.0.1:7500'],
  ] as const) {
    it(`takes the embedded org at ${instanceUrl} when --local says so, whatever the environment`, () => {
      assert.deepEqual(chooseLogin({ local }, 'sync@local-org.test', ENVIRONMENT), {
        instanceUrl,
        username: 'sync@local-org.test',
        password: 'local-org',
      });
    });
  }

  for (const [environment, missing] of [
    [{}, /SAM_INSTANCE_URL and SAM_ACCESS_TOKEN are not set/],
    [{ SAM_INSTANCE_URL: 'https://x.my.salesforce.com' }, /and SAM_ACCESS_TOKEN is not set/],
    [{ SAM_ACCESS_TOKEN: 'token', SAM_INSTANCE_URL: '' }, /and SAM_INSTANCE_URL is not set/],
  ] as const) {
    it(`names what is missing: ${missing.source}`, () => {
      assert.throws(
        () => chooseLogin({}, 'sync@local-org.test', environment),
        (thrown) => thrown instanceof CommandError && thrown.exit === 'usage' && missing.test(thrown.message),
      );
    });
  }
});
