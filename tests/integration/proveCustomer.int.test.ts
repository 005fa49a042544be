import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ProveReport } from '../../scripts/prove/index.ts';
import { fieldXml, metadata } from '../support/local-org/sfdxProject.ts';
import { runSamHere } from '../support/samHere.ts';
import { projectCopy, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

const PACKAGE = 'force-app/main/default';
const LINK_RULES = `${PACKAGE}/objects/Stakeholder_Link__c/validationRules`;

const rule = (name: string, condition: string, message: string): string =>
  metadata(
    'ValidationRule',
    `<fullName>${name}</fullName><active>true</active><errorConditionFormula>${condition}</errorConditionFormula><errorMessage>${message}</errorMessage>`,
  );

/** What the customer has beside ours. */
const FILES: Readonly<Record<string, string>> = {
  'config/local-org-currencies.json': JSON.stringify({
    corporateCurrency: 'EUR',
    currencies: [{ isoCode: 'USD', conversionRate: 1.25 }],
  }),
  [`${PACKAGE}/objects/Account/fields/Legacy_Number__c.field-meta.xml`]: fieldXml(
    'Legacy_Number__c',
    'Text',
    '<externalId>true</externalId><length>60</length><unique>false</unique>',
  ),
  [`${PACKAGE}/objects/Account/validationRules/Known.validationRule-meta.xml`]: rule(
    'Known',
    'ISPICKVAL(Designation__c, "Halfway")',
    'Choose a designation that we have.',
  ),
  [`${PACKAGE}/objects/Tier_Snapshot__c/fields/Reason__c.field-meta.xml`]: fieldXml(
    'Reason__c',
    'Text',
    '<length>80</length><required>true</required>',
  ),
};

let projectDir: string;
let org: SamOrg;

before(async () => {
  projectDir = await projectCopy('unchanged');
  for (const [name, text] of Object.entries(FILES)) {
    const file = path.join(projectDir, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await changed(`${LINK_RULES}/Not_To_Itself.validationRule-meta.xml`, '<active>true', '<active>false');
  await changed(
    `${LINK_RULES}/Strength_From_1_To_3.validationRule-meta.xml`,
    'Strength__c &gt; 3',
    'Strength__c &gt; 2',
  );
  const set = `${PACKAGE}/permissionsets/Strategic_Accounts_Admin.permissionset-meta.xml`;
  await changed(set, 'Account.External_Key__c</field>', 'Account.Legacy_Number__c</field>');
  org = await startSamOrg({ projectDir, shape: ['multi-currency', 'record-types'] });
});
after(async () => {
  await org.close();
  await rm(projectDir, { recursive: true });
});

async function changed(name: string, from: string, to: string): Promise<void> {
  const file = path.join(projectDir, name);
  const text = await readFile(file, 'utf8');
  assert.ok(text.includes(from), `${name} does not hold ${from}`);
  await writeFile(file, text.replace(from, to));
}

describe('prove in an org of a customer', () => {
  const expected: Readonly<Record<string, readonly [verdict: string, says: RegExp]>> = {
    'record-currency': ['held', /Saved 100 USD, read 100 USD/],
    'record-type-picklists': ['held', /another designation got created/],
    'multiple-choices': ['held', /Asking for the Legacy_Number__c of two answers 300/],
    // One of our rules is off, and another one refuses what it should take.
    'link-to-itself': ['didNotHold', /Refused as they should be: 0 of 1\. linkToItself: created/],
    'link-strength': ['didNotHold', /FIELD_CUSTOM_VALIDATION_EXCEPTION: The strength goes from 1/],
    // Refused by the customer: this says nothing about Salesforce.
    'restricted-picklists': ['notTried', /refuses by itself: FIELD_CUSTOM_VALIDATION_EXCEPTION: Choose a designation/],
    'history-outlives-runs': ['notTried', /Tier_Snapshot__c record: REQUIRED_FIELD_MISSING/],
  };

  it('tries more, finds what is broken, and does not blame Salesforce for what the customer refuses', async () => {
    const ids = Object.keys(expected);
    const result = await runSamHere(['prove', '--local', org.url, '--json', '--only', ...ids], { cwd: org.folder });
    assert.equal(result.code, 7, result.stderr);
    const { assertions, status } = JSON.parse(result.stdout) as ProveReport;
    assert.equal(status, 'DidNotHold');
    assert.deepEqual(
      assertions.map(({ id, verdict }) => [id, verdict]),
      ids.sort().map((id) => [id, expected[id]?.[0]]),
      result.stdout,
    );
    for (const one of assertions) {
      assert.match(one.verdict === 'notTried' ? one.why : one.saw, expected[one.id]?.[1] ?? /^$/);
    }
    const admin = await org.asAdmin();
    for (const object of ['Account', 'Stakeholder__c']) {
      assert.equal(await admin.count(`SELECT COUNT() FROM ${object}`), 0, object);
    }
  });
});

describe('records that carry the marker of a proof of which there is no list', () => {
  const prove = (...flags: readonly string[]) =>
    runSamHere(['prove', '--local', org.url, '--only', 'percentages', ...flags], { cwd: org.folder });

  it('are told and left alone, until they are to be cleared; records like them stay', async () => {
    const admin = await org.asAdmin();
    const like = ['Proof of concept', 'Proof-1', 'Proofmi0000000x1-', 'My Proofmi000000x1-1'];
    const names = [...like, 'Proofmi000000x1a2-12'].map((Name) => ({ Name }));
    const ids = (await admin.create('Account', names)).map((outcome) => (outcome.success ? outcome.id : ''));
    const told = await prove();
    assert.equal(told.code, 0, told.stderr);
    assert.match(told.stdout, /Records of other proofs are still there: 1 Account\. Add --clear-leftovers/);
    assert.equal(await admin.count('SELECT COUNT() FROM Account'), 5);
    const cleared = await prove('--clear-leftovers');
    assert.equal(cleared.code, 0, cleared.stderr);
    assert.doesNotMatch(cleared.stdout, /other proofs/);
    const rows = await admin.query('SELECT Id FROM Account');
    assert.deepEqual(rows.map(({ Id: id }) => id).sort(), ids.slice(0, like.length).sort());
  });

  it('and a second user who is the first, or whom nobody knows, is no second user', async () => {
    const same = await prove('--reader', 'admin@local-org.test');
    assert.equal(same.code, 3);
    assert.match(same.stderr, /admin@local-org\.test is the first user/);
    assert.equal((await prove('--reader', 'nobody@local-org.test')).code, 5);
  });
});
