import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { Connection } from 'jsforce';
import { connect } from '../../scripts/salesforce/index.ts';
import type { Org } from '../../scripts/salesforce/index.ts';
import { DemoStart } from '../support/demoStart.ts';
import { PASSWORD } from '../support/samOrg.ts';

const AS_OF = '2026-06-30';

let folder: string;
let database: string;
let marker: string;
const starts: DemoStart[] = [];

function startDemo(...flags: string[]): DemoStart {
  const start = new DemoStart(['--org-port', '0', '--preview-port', '0', '--data', folder, ...flags]);
  starts.push(start);
  return start;
}

function asUser(url: string, name: string): Promise<Org> {
  return connect({ instanceUrl: url, username: `${name}@local-org.test`, password: PASSWORD });
}

/** What a second start must leave as it is. */
async function recordsOf(url: string): Promise<Record<string, number | string>> {
  const admin = await asUser(url, 'admin');
  const objects = [
    ...['Account', 'Contact', 'Opportunity', 'Task', 'Event', 'Tiering_Run__c', 'Tier_Snapshot__c'],
    ...['Stakeholder__c', 'Stakeholder_Link__c', 'Stakeholder_Coverage__c', 'Team_Role__c', 'Voice_Answer__c'],
  ];
  // The demo's older calls and meetings are archived by now: only queryAll finds them.
  const connection = new Connection({
    version: '66.0',
    oauth2: { loginUrl: url, clientId: 'tests', clientSecret: 'tests' },
  });
  await connection.login('admin@local-org.test', PASSWORD);
  const counts: [string, number | string][] = [];
  for (const object of objects) {
    const { totalSize } = await connection.query(`SELECT COUNT() FROM ${object}`, { scanAll: true });
    counts.push([object, totalSize]);
  }
  const [run] = await admin.query('SELECT Finished_At__c FROM Tiering_Run__c ORDER BY As_Of__c DESC LIMIT 1');
  return { ...Object.fromEntries(counts), 'last run': String(run?.Finished_At__c) };
}

before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'demo-start-'));
  database = path.join(folder, 'org.db');
  marker = path.join(folder, 'demo.json');
});
after(() => {
  // Only a test that failed leaves any.
  starts.forEach((start) => {
    start.signalGroup('SIGKILL');
  });
  rmSync(folder, { recursive: true });
});

// One demo goes through all of these, in this order, as on a developer's machine.
describe('npm start', () => {
  let made: Record<string, number | string>;

  it('the first time loads and tiers, and shows the pages', async () => {
    const start = startDemo('--as-of', AS_OF);
    const { org, pages } = await start.ready();
    made = await recordsOf(org);
    assert.equal(made.Account, 600);
    assert.equal(made.Opportunity, 9_000);
    assert.equal(made.Tiering_Run__c, 3);
    assert.ok(Number(made.Contact) > 1_000 && Number(made.Task) > 1_000 && Number(made.Event) > 500);
    assert.ok(Number(made.Stakeholder__c) > 300 && Number(made.Stakeholder_Coverage__c) > 100);
    assert.ok(Number(made.Stakeholder_Link__c) > 300 && Number(made.Team_Role__c) > 30);
    assert.ok(Number(made.Voice_Answer__c) > 20);
    assert.equal((await fetch(pages)).status, 200);
    const [, portfolio = ''] = await start.until(/Portfolio\s+(\S+)/);
    assert.equal((await fetch(portfolio)).status, 200);
    assert.equal(await start.interrupt(), 130);
    assert.deepEqual(start.members(/./), [], 'no process stays');
    await assert.rejects(fetch(org));
  });

  describe('the second time', () => {
    let start: DemoStart;
    let org: string;
    before(async () => {
      start = startDemo();
      ({ org } = await start.ready());
    });
    after(async () => {
      await start.interrupt('SIGTERM');
    });

    it('uses what is there', async () => {
      assert.match(start.printed, /Using the demo as of 2026-06-30/);
      assert.doesNotMatch(start.printed, /Loading|Tiering/);
      assert.deepEqual(await recordsOf(org), made);
    });

    it('shows tiers near 89, 7 and 4 per cent', async () => {
      const admin = await asUser(org, 'admin');
      const [run] = await admin.query(
        `SELECT Total__c, Quartile_1_Total__c, Quartile_2_Total__c FROM Tiering_Run__c WHERE As_Of__c = ${AS_OF}`,
      );
      const share = (field: string): number => (100 * Number(run?.[field])) / Number(run?.Total__c);
      assert.ok(Math.abs(share('Quartile_1_Total__c') - 89) < 1);
      assert.ok(Math.abs(share('Quartile_2_Total__c') - 7) < 1);
    });

    it('shows each owner a part of the accounts, those above more, and the administrator all', async () => {
      const counts: number[] = [];
      for (const name of ['viewer', 'sam', 'manager', 'admin']) {
        counts.push(await (await asUser(org, name)).count('SELECT COUNT() FROM Account'));
      }
      const [viewer = 0, sam = 0, manager = 0, admin = 0] = counts;
      assert.ok(0 < viewer && viewer < sam && sam < manager && manager <= admin, counts.join(', '));
      assert.equal(admin, 600);
    });

    it('has a programme that its SAM sees, service levels, and accounts whose tier and designation disagree', async () => {
      const [sam, admin] = [await asUser(org, 'sam'), await asUser(org, 'admin')];
      const strategic = "SELECT COUNT() FROM Account WHERE Designation__c = 'Strategic'";
      assert.ok((await sam.count(`${strategic} AND Quartile__c = 1`)) >= 5);
      assert.ok((await admin.count(`${strategic} AND Quartile__c = 4 AND SAM__c != null`)) >= 1);
      assert.ok((await admin.count(`${strategic} AND Quartile__c = 1 AND SAM__c = null`)) >= 1);
      assert.equal(await admin.count('SELECT COUNT() FROM Service_Level__c WHERE Active__c = true'), 6);
    });

    it('has calls and meetings, each of an account', async () => {
      const admin = await asUser(org, 'admin');
      assert.equal(await admin.count('SELECT COUNT() FROM Task WHERE AccountId = null'), 0);
      assert.equal(await admin.count('SELECT COUNT() FROM Event WHERE AccountId = null'), 0);
      assert.ok((await admin.count('SELECT COUNT() FROM Task WHERE IsClosed = false')) > 100);
    });
  });

  it('refuses another as-of date for the demo that is there', async () => {
    const start = startDemo('--as-of', '2026-05-31');
    assert.equal(await start.ended(), 1);
    assert.match(start.printed, /holds a demo as of 2026-06-30, not 2026-05-31\. Add --fresh/);
  });

  it('says when the demo is of another version, and uses it', async () => {
    writeFileSync(marker, readFileSync(marker, 'utf8').replace(/"version":\d+/, '"version":0'));
    const start = startDemo();
    await start.until(/It was made by version 0 of the demo, this is version \d+/);
    await start.interrupt();
    assert.equal(existsSync(database), true);
  });

  it('ends, with everything it started, when the org dies', async () => {
    const start = startDemo();
    await start.ready();
    const [org = 0, ...others] = start.members(/local-org\/main\.ts/);
    assert.deepEqual(others, []);
    process.kill(org, 'SIGKILL');
    assert.equal(await start.ended(), 1);
    assert.match(start.printed, /local-org\/main\.ts ended; stopping the rest/);
    assert.deepEqual(start.members(/./), []);
  });

  it('says so when another one uses the data, and leaves it alone', async () => {
    const first = startDemo();
    await first.ready();
    for (const flags of [[], ['--fresh']]) {
      const second = startDemo(...flags);
      assert.equal(await second.ended(), 1);
      assert.match(second.printed, /another local org is using this database|org\.db is in use/);
    }
    assert.equal(existsSync(marker), true);
    await first.interrupt();
  });

  it('tells how to begin anew when the kept records no longer fit the project', async () => {
    const db = new DatabaseSync(database);
    db.exec(`UPDATE "org.field" SET storage = 'date' WHERE name = 'Account.Window_Revenue__c'`);
    db.close();
    const start = startDemo();
    assert.equal(await start.ended(), 1);
    assert.match(start.printed, /Account\.Window_Revenue__c: the database stores it as date/);
    assert.match(start.printed, /add --fresh to begin anew/);
  });

  it('with --fresh says what it deletes; interrupted while it loads, it leaves no process and no finished demo', async () => {
    const start = startDemo('--fresh', '--as-of', AS_OF);
    await start.until(/▸ Loading/);
    assert.match(start.printed, /Beginning anew; deleted:\n\s+\S+demo\.json\n\s+\S+org\.db\n/);
    assert.equal(await start.interrupt(), 130);
    assert.deepEqual(start.members(/./), []);
    assert.equal(existsSync(database), true);
    assert.equal(existsSync(marker), false);
  });

  it('begins anew after a first start that was killed', async () => {
    const start = startDemo('--as-of', AS_OF);
    await start.until(/▸ Tiering/);
    assert.match(start.printed, /An earlier first start did not come to its end; deleted:\n\s+\S+org\.db\n/);
    await start.interrupt('SIGKILL');
    const next = startDemo('--as-of', AS_OF);
    const { org } = await next.ready();
    const { 'last run': _time, ...counts } = await recordsOf(org);
    const { 'last run': _before, ...expected } = made;
    assert.deepEqual(counts, expected);
    await next.interrupt();
  });

  it('asks for its ports before it does anything', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const start = startDemo('--preview-port', String(port), '--fresh');
      assert.equal(await start.ended(), 1);
      assert.match(start.printed, new RegExp(`^\\s*Port ${port} is in use`));
      assert.equal(existsSync(marker), true);
    } finally {
      server.close();
    }
  });

  it('refuses a flag that it does not know, and names it', async () => {
    const start = startDemo('--fresch');
    assert.equal(await start.ended(), 1);
    assert.match(start.printed, /--fresch/);
  });
});
