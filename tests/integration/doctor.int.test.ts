import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { LocalOrgOptions } from '../../local-org/index.ts';
import { doctor } from '../../scripts/doctor/index.ts';
import type { DoctorReport } from '../../scripts/doctor/index.ts';
import { connect } from '../../scripts/salesforce/index.ts';
import type { Org } from '../../scripts/salesforce/index.ts';
import { policyProject } from '../support/policyProject.ts';
import { runSamHere } from '../support/samHere.ts';
import { PASSWORD, projectCopy, startSamOrg } from '../support/samOrg.ts';
import type { ProjectChange, SamOrg } from '../support/samOrg.ts';
import { json, startScriptedOrg } from '../unit/salesforce/scriptedOrg.ts';

const SYNC = 'sync@local-org.test';
const WRITER = { Writes_To_Account__c: true, Active__c: true };
const OBJECTS = 'force-app/main/default/objects';

interface Examined {
  readonly org: SamOrg;
  readonly report: DoctorReport;
  readonly code: number | null;
  /** Level and text of what a check found, remedies included. */
  readonly of: (check: string) => string;
}

/** Examines an org of this project; the folder of a copy is removed afterwards. */
async function examine(
  {
    prepare,
    env,
    ...options
  }: Partial<LocalOrgOptions> & {
    readonly prepare?: (org: SamOrg) => Promise<void>;
    readonly env?: (org: SamOrg) => Promise<Record<string, string>>;
  },
  look: (examined: Examined) => Promise<void> | void,
): Promise<void> {
  const org = await startSamOrg(options);
  try {
    await prepare?.(org);
    const named = env === undefined ? ['--local', org.url] : [];
    const { code, stdout, stderr } = await runSamHere(['doctor', '--json', ...named], {
      cwd: org.folder,
      env: (await env?.(org)) ?? {},
    });
    const report = JSON.parse(stdout) as DoctorReport;
    assert.ok('findings' in report, stdout + stderr);
    for (const { level, what, remedy } of report.findings) {
      assert.ok(what !== '' && (remedy !== undefined || level === 'ok' || level === 'note'), what);
    }
    const of = (check: string) =>
      report.findings
        .filter((finding) => finding.check === check)
        .map(({ level, what, remedy = '' }) => `${level}: ${what} ${remedy}`.trim())
        .join('\n');
    await look({ org, report, code, of });
  } finally {
    await org.close();
    if (options.projectDir !== undefined) {
      await rm(options.projectDir, { recursive: true });
    }
  }
}

async function load(org: SamOrg, opportunities: readonly string[], header = ''): Promise<void> {
  await writeFile(path.join(org.folder, 'a.csv'), 'External_Key__c,Name\nA,Alpha\nB,Beta\n');
  const columns = `External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount${header}`;
  await writeFile(path.join(org.folder, 'o.csv'), [columns, ...opportunities].join('\n'));
  const args = ['load', '--accounts', 'a.csv', '--opportunities', 'o.csv', '--local', org.url];
  const { code, stderr } = await runSamHere(args, { cwd: org.folder });
  assert.equal(code, 0, stderr);
}

async function projectWith(file: string, change: (content: string) => string): Promise<string> {
  const folder = await projectCopy('unchanged');
  const target = path.join(folder, file);
  const before = await readFile(target, 'utf8');
  const changed = change(before);
  assert.notEqual(changed, before, `${file} was to be changed`);
  await writeFile(target, changed);
  return folder;
}

const LAST_MONTH = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
const asAdmin = async (org: SamOrg) => ({
  SAM_INSTANCE_URL: org.url,
  SAM_ACCESS_TOKEN: await org.token('admin@local-org.test', PASSWORD),
});

describe('doctor', () => {
  it('finds an org of this project ready for its sync user', async () => {
    const prepare = (org: SamOrg) => load(org, [`O1,One,A,Closed Won,${LAST_MONTH},10`]);
    await examine({ prepare }, ({ code, report, of }) => {
      assert.equal(code, 0, JSON.stringify(report));
      assert.equal(report.status, 'Ready');
      assert.equal(report.username, SYNC);
      for (const check of [
        'API version',
        'Objects and fields',
        'Policies',
        "People's fields",
        'Record types',
        'Contacts job',
      ]) {
        assert.match(of(check), /^ok: /, check);
      }
      assert.match(of('Sharing'), /ok: sync@local-org\.test may edit all of 2 sampled accounts/);
      assert.match(of('Sharing'), /^note: By default accounts are private, opportunities are private/);
      assert.match(of('Currencies'), /^ok: The org has one currency/);
      // "Limits", REST API Developer Guide (resources_limits.htm): for users with View Setup and Configuration.
      assert.match(
        of('Limits'),
        /note: The first run keeps about \d+ snapshots, 1 MB; the org tells users with View Setup/,
      );
      assert.match(of('Limits'), /note: A run takes about \d+ API requests; the org tells users with View Setup/);
      assert.match(of('Service levels'), /^note: .*setup --dry-run/);
      assert.match(of('Activity Capture'), /^note: Not checked/);
    });
  });

  it('tells people the same in lines, with what to do below', async () => {
    const org = await startSamOrg();
    try {
      const { code, stdout } = await runSamHere(['doctor', '--local', org.url], { cwd: org.folder });
      assert.equal(code, 0);
      assert.match(stdout, /^ {2}ok {7}Objects and fields {2}\d+ objects/m);
      assert.match(stdout, /^ {2}warning {2}View All .*\n {31}To do: /m);
      assert.match(stdout, /\nNothing here stops the job; warnings: 1\.\n$/);
    } finally {
      await org.close();
    }
  });

  it('ends at an org that is older than the API version that the job speaks, and so does the job', async () => {
    // No --local: on a real org, whether the user may do too much is asked before anything is looked at.
    const old = await startScriptedOrg(({ url }) =>
      url === '/services/data' ? json([{ version: '64.0' }, { version: '65.0' }]) : undefined,
    );
    try {
      for (const command of ['doctor', 'tier']) {
        const env = { SAM_INSTANCE_URL: old.url, SAM_ACCESS_TOKEN: 'token' };
        const { code, stdout, stderr } = await runSamHere([command, '--json'], { cwd: tmpdir(), env });
        assert.equal(code, 6, stderr);
        const { status, error } = JSON.parse(stdout) as { status: string; error: Record<string, string> };
        assert.deepEqual([status, error.code], ['Failed', 'API_VERSION']);
        assert.match(
          stderr,
          /^Error: .* API version 66\.0, and .* answers 64\.0 to 65\.0\.\nNext step: Wait until the org/m,
        );
      }
    } finally {
      await old.close();
    }
  });

  it('writes nothing, and opens no job', async () => {
    const org = await startSamOrg();
    try {
      const real = await connect({ instanceUrl: org.url, username: SYNC, password: PASSWORD });
      const refuse = () => assert.fail('doctor is not to call this');
      const reading: Org = {
        ...real,
        ...{ create: refuse, update: refuse, upsert: refuse, ingest: refuse, saveFile: refuse, stream: refuse },
      };
      assert.equal((await doctor(reading)).status, 'Ready');
    } finally {
      await org.close();
    }
  });

  for (const [kind, check, expected] of [
    ['withoutMetadata', 'Objects and fields', /the object Tiering_Run__c is missing.*sf project deploy start/],
    ['withoutSyncPermissionSet', 'Objects and fields', /the object Account is missing.*Strategic_Accounts_Sync/],
    ['withoutViewAll', 'View All', /lacks "View All" on Opportunity.*sf org assign permset/],
  ] as const satisfies readonly (readonly [ProjectChange, string, RegExp])[]) {
    it(`stops at a project ${kind}`, async () => {
      await examine({ projectDir: await projectCopy(kind) }, ({ code, report, of }) => {
        assert.equal(code, 6, JSON.stringify(report));
        assert.equal(report.status, 'Stopped');
        assert.match(of(check), /^stops: /m);
        assert.match(of(check), expected);
      });
    });
  }

  it('warns of a login that can do too much', async () => {
    await examine({ env: asAdmin }, ({ code, of }) => {
      assert.equal(code, 0);
      assert.match(of('View All'), /ok: admin@local-org\.test sees all/);
      assert.match(of('View All'), /note: admin@local-org\.test may modify all records/);
      assert.match(of("People's fields"), /^warning: .*Account\.Designation__c.*opportunities/);
      assert.match(of('Contacts job'), /^ok: .*\nwarning: .* what people say of stakeholders: .*Stance__c/);
      assert.match(of('Service levels'), /^warning: No service level.*strategic-accounts setup/);
    });
  });

  it('counts the service levels that are there', async () => {
    const prepare = async (org: SamOrg) => {
      assert.equal((await runSamHere(['setup', '--local', org.url], { cwd: org.folder })).code, 0);
    };
    await examine({ prepare, env: asAdmin }, ({ of }) => {
      assert.match(of('Service levels'), /^ok: 6 service levels/);
    });
  });

  // "UserRecordAccess", Object Reference: HasEditAccess counts sharing in.
  it('stops where sharing lets the user edit no account', async () => {
    const projectDir = await projectWith('config/local-org-users.json', (text) =>
      text.replaceAll('"role":"Chief Revenue Officer"', '"role":"Account Executive"'),
    );
    const prepare = (org: SamOrg) => load(org, []);
    await examine({ projectDir, prepare }, ({ code, of }) => {
      assert.equal(code, 6);
      assert.match(of('Sharing'), /stops: sync@local-org\.test may not edit 2 of 2 sampled accounts.*role hierarchy/);
    });
  });

  it('stops where new records do not take a value that the job writes', async () => {
    const projectDir = await projectWith(`${OBJECTS}/Tier_Snapshot__c/fields/Movement__c.field-meta.xml`, (xml) =>
      xml.replace('<fullName>Left</fullName>', '<fullName>Gone</fullName>'),
    );
    await examine({ projectDir }, ({ code, of }) => {
      assert.equal(code, 6);
      assert.match(of('Record types'), /^stops: Tier_Snapshot__c\.Movement__c does not take Left in new records/);
    });
  });

  for (const [what, policies, level, expected] of [
    [
      'a metric that is not there',
      { P: { ...WRITER, Metric__c: 'Margin__c' } },
      'stops',
      /Tiering_Policy__mdt P: Metric__c/,
    ],
    ['two policies that write to Account', { P: WRITER, Q: WRITER }, 'stops', /P and Q all write to Account/],
    [
      'none that writes to Account',
      { P: { Active__c: true } },
      'warning',
      /\(P\) writes to Account.*Writes_To_Account__c/,
    ],
  ] as const) {
    it(`${level === 'stops' ? 'stops at' : 'warns of'} ${what}`, async () => {
      await examine({ projectDir: await policyProject({ policies }) }, ({ code, of }) => {
        assert.equal(code, level === 'stops' ? 6 : 0);
        assert.match(of('Policies'), new RegExp(`^${level}: `));
        assert.match(of('Policies'), expected);
      });
    });
  }

  for (const [what, closeDay, expected] of [
    [
      'has a gap in the rates that opportunities fall into',
      '-02-10',
      /^stops: Policy Default: 1 opportunities in USD have no rate to EUR \(\d{4}-02-10\)\..*Manage Currencies/,
    ],
    ['has a rate for every day in use', '-06-10', /^ok: Every currency in use has its rate to EUR \(dated rates\)/],
  ] as const) {
    it(`looks whether an org with dated rates ${what}`, async () => {
      const year = new Date().getUTCFullYear() - (new Date().getUTCMonth() < 6 ? 1 : 0);
      const currencies = {
        corporateCurrency: 'EUR',
        currencies: [{ isoCode: 'USD', conversionRate: 1.25 }],
        datedRates: [{ isoCode: 'USD', startDate: `${year}-06-01`, conversionRate: 1.1 }],
      };
      const files = { 'config/local-org-currencies.json': JSON.stringify(currencies) };
      const projectDir = await policyProject({ policies: {}, files });
      const prepare = (org: SamOrg) => load(org, [`O1,One,A,Closed Won,${year}${closeDay},10,USD`], ',CurrencyIsoCode');
      await examine({ projectDir, prepare, shape: ['multi-currency', 'dated-rates'] }, ({ code, of }) => {
        assert.match(of('Currencies'), expected);
        assert.equal(code, expected.source.startsWith('^stops') ? 6 : 0);
      });
    });
  }
});
