import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FieldDescription, ObjectDescription } from '../../../scripts/salesforce/index.ts';
import { jsonCells } from '../../../scripts/salesforce/jsonCells.ts';

const TYPES: Readonly<Record<string, string>> = {
  Window_Revenue__c: 'double',
  In_Top_Pool__c: 'boolean',
  Tiering_Run_Key__c: 'string',
};

const ACCOUNT: ObjectDescription = {
  name: 'Account',
  createable: true,
  updateable: true,
  deletable: true,
  fields: [],
  field: (name) => (TYPES[name] === undefined ? undefined : ({ name, type: TYPES[name] } as FieldDescription)),
};

describe('jsonCells', () => {
  it('gives numbers and booleans their JSON types, and clears with undefined', () => {
    assert.deepEqual(
      jsonCells(ACCOUNT, { Window_Revenue__c: '163339.5', In_Top_Pool__c: 'true', Tiering_Run_Key__c: '12' }),
      { Window_Revenue__c: 163339.5, In_Top_Pool__c: true, Tiering_Run_Key__c: '12' },
    );
    assert.deepEqual(jsonCells(ACCOUNT, { Window_Revenue__c: undefined }), { Window_Revenue__c: undefined });
  });

  it('keeps as text the numbers that a double would change', () => {
    assert.deepEqual(jsonCells(ACCOUNT, { Window_Revenue__c: '1234567890123456.78' }), {
      Window_Revenue__c: '1234567890123456.78',
    });
    assert.deepEqual(jsonCells(ACCOUNT, { Window_Revenue__c: '-1234567890123.45' }), {
      Window_Revenue__c: -1234567890123.45,
    });
  });
});
