import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { FieldDescription, Org, RecordCells } from '../../scripts/salesforce/index.ts';
import { ACCOUNT_FIGURES, ACCOUNT_STAMPS } from '../../scripts/tiering/index.ts';
import { runSamHere } from '../support/samHere.ts';
import { startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

/** Whatever the job may write; every other field of Account belongs to people or to the platform. */
const OF_THE_JOB = new Set<string>([...ACCOUNT_FIGURES, ...ACCOUNT_STAMPS]);
/** The platform's own trace of any save. */
const TRACES = new Set(['LastModifiedDate', 'LastModifiedById', 'SystemModstamp']);
/** What people decide; these must be there for this test to mean anything. */
const DECISIONS = ['Designation__c', 'SAM__c', 'Why_They_Matter_To_Us__c', 'Programme_Start__c', 'Baseline_Revenue__c'];

let org: SamOrg;
let admin: Org;
let ids: readonly string[];

/** A value that a field of this type takes and that is not easily made by accident. */
function valueFor(
  { type, name, length, scale }: FieldDescription,
  userId: string,
): string | number | boolean | undefined {
  switch (type) {
    case 'string':
    case 'textarea':
      return `  kept <${name}> "exactly", ümlaut ${randomUUID()}`.slice(0, length);
    case 'picklist':
      return name === 'Designation__c' ? 'Strategic' : undefined;
    case 'double':
    case 'currency':
    case 'percent':
      return Number((12.34).toFixed(Math.min(scale, 2)));
    case 'date':
      return '2017-02-03';
    case 'boolean':
      return true;
    case 'reference':
      return name === 'SAM__c' ? userId : undefined;
    default:
      return undefined;
  }
}

async function readRaw(columns: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = new Map<string, readonly string[]>();
  await admin.stream({ object: 'Account', columns }, (cells) => rows.set(cells[0] ?? '', [...cells]));
  return rows;
}

before(async () => {
  org = await startSamOrg();
  admin = await org.asAdmin();
  const account = (await admin.describe('Account')) ?? assert.fail('no Account');
  const values: Record<string, string | number | boolean> = {};
  for (const field of account.fields) {
    const value = OF_THE_JOB.has(field.name) || !field.updateable ? undefined : valueFor(field, admin.userId);
    if (value !== undefined) {
      values[field.name] = value;
    }
  }
  assert.deepEqual(
    DECISIONS.filter((name) => !(name in values)),
    [],
  );
  const records = [1, 2, 3].map((number): RecordCells => {
    const own = { Name: `Customer ${number}`, External_Key__c: `KEY-${number}` };
    return { ...values, ...own };
  });
  const saved = await admin.create('Account', records);
  ids = saved.map((outcome) => (outcome.success ? outcome.id : assert.fail(JSON.stringify(outcome))));
  const sales = ids.map((AccountId, index) => ({
    AccountId,
    Name: 'Sale',
    StageName: 'Closed Won',
    CloseDate: '2017-05-01',
    Amount: 100 - index,
  }));
  assert.ok((await admin.create('Opportunity', sales)).every(({ success }) => success));
});
after(() => org.close());

describe('what people own on accounts', () => {
  it('is byte for byte the same after tiering, while the figures changed', async () => {
    const account = (await admin.describe('Account')) ?? assert.fail('no Account');
    const own = account.fields
      .filter(({ name, type }) => !OF_THE_JOB.has(name) && !TRACES.has(name) && type !== 'address')
      .map(({ name }) => name);
    const columns = ['Id', ...own.filter((name) => name !== 'Id')];
    const figures = ['Id', ...OF_THE_JOB];
    const [before, figuresBefore] = [await readRaw(columns), await readRaw(figures)];
    const args = ['tier', '--as-of', '2017-12-31', '--local', org.url];
    const { code, stderr } = await runSamHere(args, { cwd: org.folder });
    assert.equal(code, 0, stderr);
    assert.deepEqual(await readRaw(columns), before);
    const figuresAfter = await readRaw(figures);
    for (const id of ids) {
      assert.notDeepEqual(figuresAfter.get(id), figuresBefore.get(id), 'it was tiered');
    }
  });
});
