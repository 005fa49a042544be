import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';

import type { Connection } from 'jsforce';

const SECOND = 1000;

type Values = Readonly<Record<string, unknown>>;

/** What the org itself holds of a record, beside the page that shows it. */
export async function stored(admin: Connection, object: string, id: string, fields: string): Promise<unknown[]> {
  const { records } = await admin.query(`SELECT ${fields} FROM ${object} WHERE Id = '${id}'`);
  return fields.split(', ').map((field) => records[0]?.[field] as unknown);
}

/** Asserts what the org holds of a stakeholder. */
export async function assertStored(admin: Connection, id: string, values: Values): Promise<void> {
  const fields = Object.keys(values);
  assert.deepEqual(await stored(admin, 'Stakeholder__c', id, fields.join(', ')), Object.values(values));
}

/** Asserts whom the org lets a stakeholder report to. */
export async function assertManager(admin: Connection, id: string, managerId: string): Promise<void> {
  const where = `From__c = '${id}' AND Kind__c = 'Reports To'`;
  const { records } = await admin.query<{ To__c: string }>(`SELECT To__c FROM Stakeholder_Link__c WHERE ${where}`);
  assert.deepEqual(
    records.map(({ To__c }) => To__c),
    [managerId],
  );
}

/** A colleague's change. Salesforce tells versions apart by the second, so it is made in a later one than the last. */
export async function changeAsColleague(admin: Connection, id: string, values: Values): Promise<void> {
  const [last] = await stored(admin, 'Stakeholder__c', id, 'LastModifiedDate');
  const nextSecond = Date.parse(String(last)) + SECOND;
  if (Date.now() < nextSecond) await setTimeout(nextSecond - Date.now());
  await admin.sobject('Stakeholder__c').update({ Id: id, ...values });
}
