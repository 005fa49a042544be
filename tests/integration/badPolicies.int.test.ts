import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { policyProject } from '../support/policyProject.ts';
import type { PolicyValues } from '../support/policyProject.ts';
import { runSamHere } from '../support/samHere.ts';
import type { SamResult } from '../support/samCli.ts';
import { startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

/** One message, the next step, the exit code. */
function assertRefused({ code, stderr, stdout }: SamResult, expected: number, message: RegExp): void {
  assert.equal(code, expected, stderr);
  assert.match(stderr, message);
  assert.equal(stderr.match(/^Error: /gm)?.length, 1, stderr);
  assert.equal(stderr.match(/^Next step: \S/gm)?.length, 1, stderr);
  assert.equal(stdout, '');
}

async function assertNothingWritten(org: SamOrg): Promise<void> {
  const admin = await org.asAdmin();
  for (const object of ['Tiering_Run__c', 'Tier_Snapshot__c']) {
    assert.equal(await admin.count(`SELECT COUNT() FROM ${object}`), 0, object);
  }
}

describe('flags of tier', () => {
  let org: SamOrg;

  before(async () => {
    org = await startSamOrg();
  });
  after(() => org.close());

  for (const [args, message] of [
    [['--top-share', '0'], /"0"; it must be a percentage above 0 and at most 100/],
    [['--top-share', '100.5'], /at most 100/],
    [['--top-share', 'half'], /"half"/],
    [['--top-share', ''], /is empty/],
    [['--damping', '51'], /from 0 to 50/],
    [['--damping', '-1'], /from 0 to 50/],
    [['--method', 'median'], /Allowed choices are equal-count, equal-revenue, top-share/],
    [['--ties', 'coin'], /Allowed choices are split, share-better/],
    [['--zeros', 'maybe'], /Allowed choices are unranked, ranked/],
    [['--potential', 'some'], /Allowed choices are none, unweighted, weighted/],
    [['--customer', 'ultimate-child'], /Allowed choices are account, ultimate-parent/],
    [['--history', 'none'], /Allowed choices are movers-and-top, all/],
    [['--window-end', 'friday'], /Allowed choices are as-of, last-complete-month/],
    [['--filter', 'Type'], /"Type" is not a field and its value/],
    [['--filter', '=New'], /is not a field and its value/],
    [['--filter', 'Type='], /is not a field and its value/],
    [['--filter', 'Owner.Name=Ann'], /is not a field and its value/],
    [['--filter', 'Type=A', '--filter', 'Type=B'], /given twice/],
    [['--filter', 'Nope__c=1'], /no field Nope__c that this user can see/],
    [['--filter', 'Amount=much'], /"much" is no value of Opportunity\.Amount, which is of type currency/],
    [['--policy', 'Nope'], /no policy called Nope[^]*Capital_Equipment, Default, Gross_Profit/],
    [['--window-months', '24'], /24 months is unusual[^]*--allow-unusual-window/],
    [['--as-of', '2999-01-01'], /2999-01-01 is in the future: in the org's time zone it is \d{4}-\d\d-\d\d/],
  ] as const) {
    it(`such as ${args.join(' ')} are refused with exit code 3`, async () => {
      assertRefused(await runSamHere(['tier', ...args, '--local', org.url], { cwd: org.folder }), 3, message);
    });
  }

  it('take an unusual window where they say so', async () => {
    const args = ['tier', '--window-months', '24', '--allow-unusual-window', '--dry-run', '--local', org.url];
    const { code, stdout, stderr } = await runSamHere(args, { cwd: org.folder });
    assert.equal(code, 0, stderr);
    assert.match(stdout, /\(24 months\)/);
  });

  it('leave the org as it was', () => assertNothingWritten(org));
});

describe('policies of an org', () => {
  const WRITER: PolicyValues = { Active__c: true, Writes_To_Account__c: true };

  for (const [what, policies, message] of [
    [
      'two that write to Account',
      { First: WRITER, Second: WRITER },
      /The active policies First and Second all write to Account/,
    ],
    ['none that is active', { First: {}, Second: {} }, /None of the policies First, Second is active/],
    [
      'a metric that does not exist',
      { Main: { ...WRITER, Metric__c: 'Turnover__c' } },
      /Tiering_Policy__mdt Main: Metric__c is "Turnover__c"\. Opportunity has no field[^]*Choose one of [^]*Amount/,
    ],
    [
      'a metric that is no number',
      { Main: { ...WRITER, Metric__c: 'StageName' } },
      /Metric__c is "StageName"\. Opportunity\.StageName is of type picklist/,
    ],
    [
      'a filter field that does not exist',
      { Main: { ...WRITER, Filter_Field__c: 'Nope__c', Filter_Value__c: 'x' } },
      /Tiering_Policy__mdt Main: Filter_Field__c: Opportunity has no field Nope__c/,
    ],
    [
      'a filter field without a value',
      { Main: { ...WRITER, Filter_Field__c: 'StageName' } },
      /Filter_Field__c is "StageName", but Filter_Value__c is empty/,
    ],
    [
      'a record type where there are none',
      { Main: { ...WRITER, Filter_Field__c: 'RecordType.DeveloperName', Filter_Value__c: 'New' } },
      /Opportunity has no record types/,
    ],
    [
      'several wrong fields',
      { Main: { ...WRITER, Window_Months__c: 0, Damping_Percent__c: 51, Top_Share_Percent__c: 101 } },
      /Main: Window_Months__c is "0"; .* 1 to 999\. Top_Share_Percent__c is "101"; .*\. Damping_Percent__c is "51"; .* 0 to 50/,
    ],
    [
      'an unusual window',
      { Main: { ...WRITER, Window_Months__c: 24 } },
      /Window_Months__c is "24"; it must be 12 to 18 or 36 to 60 months, unless Allow_Unusual_Window__c is checked/,
    ],
    [
      'a wrong one beside a right one',
      { Main: WRITER, Zero: { Active__c: true, Pool_Fewest__c: 5, Pool_Most__c: 3 } },
      /Tiering_Policy__mdt Zero: Pool_Fewest__c is 5, more than Pool_Most__c, which is 3/,
    ],
  ] as const) {
    it(`with ${what} are refused with exit code 6, before anything is written`, async () => {
      const projectDir = await policyProject({ policies });
      const org = await startSamOrg({ projectDir });
      try {
        assertRefused(await runSamHere(['tier', '--local', org.url], { cwd: org.folder }), 6, message);
        await assertNothingWritten(org);
      } finally {
        await org.close();
        await rm(projectDir, { recursive: true });
      }
    });
  }
});
