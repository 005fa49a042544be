import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FieldDescription, ObjectDescription } from '../../../../scripts/salesforce/index.ts';
import { filterCondition } from '../../../../scripts/tiering/policies/filterCondition.ts';

function opportunity(types: Readonly<Record<string, string>>): ObjectDescription {
  const fields = Object.entries(types).map(
    ([name, type]) => ({ name, type, filterable: type !== 'textarea' }) as FieldDescription,
  );
  const field = (name: string) => fields.find((known) => known.name.toLowerCase() === name.toLowerCase());
  return { name: 'Opportunity', createable: false, updateable: false, deletable: false, fields, field };
}

const OBJECT = opportunity({
  Type: 'picklist',
  Priority__c: 'double',
  Renewal__c: 'boolean',
  Signed__c: 'date',
  Seen__c: 'datetime',
  Notes__c: 'textarea',
  RecordTypeId: 'reference',
});

describe('filterCondition', () => {
  for (const [field, value, condition] of [
    ['type', 'New Business', "Type = 'New Business'"],
    ['Type', String.raw`O'Hara \ Sons`, String.raw`Type = 'O\'Hara \\ Sons'`],
    ['Priority__c', '-2.50', 'Priority__c = -2.50'],
    ['Renewal__c', 'TRUE', 'Renewal__c = true'],
    ['Signed__c', '2017-02-28', 'Signed__c = 2017-02-28'],
    ['RecordType.DeveloperName', 'New_Business', "RecordType.DeveloperName = 'New_Business'"],
  ] as const) {
    it(`writes ${field} = ${value} as SOQL`, () => {
      assert.deepEqual(filterCondition(OBJECT, { field, value }), { condition });
    });
  }

  for (const [field, value, problem] of [
    ['Nope__c', 'x', /no field Nope__c/],
    ['Notes__c', 'x', /Notes__c cannot be filtered by/],
    ['Priority__c', '1 OR 1 = 1', /"1 OR 1 = 1" is no value of Opportunity\.Priority__c, which is of type double/],
    ['Renewal__c', 'yes', /is no value/],
    ['Signed__c', '2017-02-29', /is no value/],
    ['Seen__c', '2017-02-28', /of type datetime/],
  ] as const) {
    it(`refuses ${field} = ${value}`, () => {
      const told = filterCondition(OBJECT, { field, value });
      assert.match('problem' in told ? told.problem : 'it was taken', problem);
    });
  }

  it('refuses a record type where there are none', () => {
    const told = filterCondition(opportunity({}), { field: 'RecordType.DeveloperName', value: 'x' });
    assert.deepEqual(told, { problem: 'Opportunity has no record types that this user can see.' });
  });
});
