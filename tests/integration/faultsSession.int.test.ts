import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Grant, Login } from '../../scripts/salesforce/index.ts';
import { API, connectTo, faultOf, hit, startFaultyOrg } from '../support/faultyOrg.ts';
import type { FaultyOrg } from '../support/faultyOrg.ts';
import { PASSWORD } from '../support/samOrg.ts';

/** Sessions that end on the way: one login for all who wait, and never as somebody else. */

const COUNT = 'SELECT COUNT() FROM Account';
const SYNC = 'sync@local-org.test';
const ADMIN = 'admin@local-org.test';
const TOKEN = '/services/oauth2/token';

let org: FaultyOrg;
let other: FaultyOrg;

before(async () => {
  [org, other] = await Promise.all([startFaultyOrg(), startFaultyOrg()]);
});

after(() => Promise.all([org.close(), other.close()]));

beforeEach(() => {
  org.faults.clear();
});

/** A token of `username`, and where the next one comes from. */
async function renewing(renew: (() => Promise<Grant>) | undefined): Promise<Login> {
  return { instanceUrl: org.url, accessToken: await org.token(SYNC, PASSWORD), ...(renew ? { renew } : {}) };
}

describe('a session that ends', () => {
  it('is renewed once for all requests that find out together', async () => {
    let renewals = 0;
    const login = await renewing(async () => {
      renewals++;
      return { instanceUrl: org.url, accessToken: await org.token(SYNC, PASSWORD) };
    });
    const connected = await connectTo(org, { login });
    org.faults.add(hit(`${API}/query?*`, { kind: 'sessionEnds' }));
    const counts = await Promise.all(Array.from({ length: 8 }, () => connected.count(COUNT)));
    assert.deepEqual(
      counts,
      Array.from({ length: 8 }, () => counts[0]),
    );
    assert.equal(renewals, 1);
  });

  it('ends the command where the token was given and cannot be renewed', async () => {
    const connected = await connectTo(org, { login: await renewing(undefined) });
    org.faults.add(hit(`${API}/query?*`, { kind: 'sessionEnds' }));
    const fault = await faultOf(connected.count(COUNT));
    assert.deepEqual([fault.code, fault.exit], ['INVALID_SESSION_ID', 'connection']);
  });

  it('ends the command when the new session is refused as well', async () => {
    const connected = await connectTo(org);
    org.faults.add(hit(`${API}/query?*`, { kind: 'sessionEnds' }, { times: 2 }));
    const fault = await faultOf(connected.count(COUNT));
    assert.deepEqual([fault.code, fault.exit], ['INVALID_SESSION_ID', 'connection']);
  });

  it('ends the command when logging in again fails', async () => {
    const connected = await connectTo(org);
    org.faults.add(hit(`${API}/query?*`, { kind: 'sessionEnds' }));
    const refusal = { error: 'invalid_grant', error_description: 'expired access/refresh token' };
    org.faults.add(hit(TOKEN, { kind: 'json', set: { access_token: null, ...refusal } }));
    const fault = await faultOf(connected.count(COUNT));
    assert.equal(fault.exit, 'connection');
  });

  it('survives a login that meets a fault of its own', async () => {
    const connected = await connectTo(org);
    org.faults.add(hit(`${API}/query?*`, { kind: 'sessionEnds' }));
    org.faults.add(hit(TOKEN, { kind: 'status', status: 503 }));
    org.faults.add(hit('/services/oauth2/userinfo', { kind: 'reset', when: 'after' }));
    assert.equal(await connected.count(COUNT), 0);
    assert.ok(org.faults.list().every(({ hits }) => hits === 1));
  });

  for (const [what, renew] of [
    ['another user', async () => ({ instanceUrl: org.url, accessToken: await org.token(ADMIN, PASSWORD) })],
    ['another org', async () => ({ instanceUrl: other.url, accessToken: await other.token(SYNC, PASSWORD) })],
  ] as const) {
    it(`ends the command when the new one is that of ${what}`, async () => {
      const connected = await connectTo(org, { login: await renewing(renew) });
      org.faults.add(hit(`${API}/query?*`, { kind: 'sessionEnds' }));
      const fault = await faultOf(connected.count(COUNT));
      assert.deepEqual([fault.code, fault.exit], ['OTHER_LOGIN', 'connection']);
      assert.match(fault.message, /instead of/);
    });
  }

  it('ends the command when the same address has become another org', async () => {
    const connected = await connectTo(org);
    org.faults.add(hit(`${API}/query?*`, { kind: 'sessionEnds' }));
    org.faults.add(hit('/services/oauth2/userinfo', { kind: 'json', set: { organization_id: '00D000000000009AAA' } }));
    const fault = await faultOf(connected.count(COUNT));
    assert.equal(fault.code, 'OTHER_LOGIN');
    assert.ok(!/00D\w+!/.test(`${fault.message} ${fault.nextStep}`), 'no token in messages');
  });
});

describe('creating records', () => {
  it('is not repeated when the answer is lost, since it would be done twice', async () => {
    const admin = await connectTo(org, { login: { instanceUrl: org.url, username: ADMIN, password: PASSWORD } });
    org.faults.add(hit(`${API}/composite/sobjects`, { kind: 'reset', when: 'after' }, { method: 'POST' }));
    const fault = await faultOf(admin.create('Account', [{ Name: 'Once' }]));
    assert.equal(fault.exit, 'salesforce');
    assert.equal(await admin.count(`${COUNT} WHERE Name = 'Once'`), 1);
  });

  it('is repeated when Salesforce turned the request away', async () => {
    const admin = await connectTo(org, { login: { instanceUrl: org.url, username: ADMIN, password: PASSWORD } });
    org.faults.add(hit(`${API}/composite/sobjects`, { kind: 'status', status: 429 }, { method: 'POST', times: 2 }));
    const [saved] = await admin.create('Account', [{ Name: 'Late' }]);
    assert.equal(saved?.success, true);
    assert.equal(await admin.count(`${COUNT} WHERE Name = 'Late'`), 1);
  });
});
