import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fuzz, problemWith } from '../support/fuzz/fuzz.ts';
import { sendFuzz } from '../support/fuzz/fuzzRequest.ts';
import { fuzzWorld } from '../support/fuzz/fuzzWorld.ts';
import { hardRequests } from '../support/fuzz/hardRequests.ts';
import { DATA } from '../support/composite.ts';
import { jsonOf, SALES_ORG } from '../support/localOrg.ts';
import { startOrgProcess } from '../support/orgProcess.ts';
import type { OrgProcess } from '../support/orgProcess.ts';

const ADMIN = 'admin@sales-org.test';

let folder: string;
let flags: readonly string[];
let org: OrgProcess;
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'org-fuzz-'));
  flags = ['--project', SALES_ORG, '--db', path.join(folder, 'org.db')];
  org = await startOrgProcess(flags);
});
after(async () => {
  await org.stop();
  rmSync(folder, { recursive: true });
});

/** Opens a connection, sends bytes and waits until the other side has closed it or answered. */
function sendBytes(bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(org.url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = createConnection(Number(port), hostname, () => socket.end(bytes));
    socket.on('data', (text: Buffer) => (answer += text.toString()));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(answer);
    });
  });
}

// In this order: what earlier requests have broken shows in the later ones.
describe('whatever is sent, the org', () => {
  it('answers 2,000 random requests and shows nothing of its insides', async () => {
    const { findings, statuses } = await fuzz(org, { seed: 1, count: 2000 });
    assert.deepEqual(findings, []);
    // The requests come as far as the records, and are not all alike.
    for (const status of [200, 201, 204, 400, 404, 405, 415]) assert.ok((statuses[status] ?? 0) > 3, `${status}`);
  });

  it('answers what is long, deep, or dear to work on', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const world = await fuzzWorld(org);
    for (const [name, request] of Object.entries(hardRequests(world))) {
      assert.equal(problemWith(await sendFuzz(org.url, agent, request)), undefined, name);
    }
    agent.destroy();
    const jobs = `${DATA}/jobs/query`;
    const { records } = (await jsonOf(org.fetch(jobs, world.token))) as { records: { id: string }[] };
    for (const { id } of records) {
      const { state, errorMessage } = (await jsonOf(org.fetch(`${jobs}/${id}`, world.token))) as Record<string, string>;
      assert.notEqual(state, 'Failed', errorMessage);
    }
  });

  it('closes connections whose bytes are no HTTP', async () => {
    for (const text of [
      '\0\xff\xfe',
      'GET',
      'GET / HTTP/9.9\r\n\r\n',
      'POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n',
    ]) {
      assert.match(await sendBytes(Buffer.from(text, 'latin1')), /^HTTP\/1\.1 (400|505) /, JSON.stringify(text));
    }
  });

  it('goes on: nothing unforeseen happened, and what is written now outlives a crash, so no transaction was left open', async () => {
    assert.equal(org.running(), true);
    assert.equal(org.complaints(), '');
    const accounts = `${DATA}/sobjects/Account`;
    const body = JSON.stringify({ Name: 'After the storm' });
    const created = await jsonOf(org.fetch(accounts, await org.token(ADMIN), { method: 'POST', body }), 201);
    await org.stop('SIGKILL');
    org = await startOrgProcess(flags);
    const { id } = created as { id: string };
    const read = await jsonOf(org.fetch(`${accounts}/${id}?fields=Name`, await org.token(ADMIN)));
    assert.equal((read as { Name: string }).Name, 'After the storm');
  });
});
