import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  createRecordInputFilteredByEditedFields,
  generateRecordInputForCreate,
  generateRecordInputForUpdate,
} from '../../../../preview/src/platform/recordInput.ts';
import type { RecordRepresentation } from '../../../../preview/src/platform/records.ts';
import type { FieldInfo, ObjectInfo } from '../../../../preview/src/platform/uiObjectInfoApi.ts';

const owner: RecordRepresentation = {
  apiName: 'User',
  id: '005',
  fields: { Name: { value: 'Ann', displayValue: null } },
};

const record: RecordRepresentation = {
  apiName: 'Account',
  id: '001',
  fields: {
    Name: { value: 'Acme', displayValue: null },
    Site: { value: null, displayValue: null },
    CreatedDate: { value: '2026-01-01T00:00:00.000Z', displayValue: null },
    Owner: { value: owner, displayValue: 'Ann' },
  },
};

const field = (createable: boolean, updateable: boolean) => ({ createable, updateable }) as FieldInfo;

const objectInfo = {
  fields: { Name: field(true, true), Site: field(true, false), CreatedDate: field(false, false) },
} as unknown as ObjectInfo;

// https://developer.salesforce.com/docs/platform/lwc/guide/reference-generate-record-input-create.html
describe('generateRecordInputForCreate', () => {
  it('takes what the user may create, and no record inside the record', () => {
    const input = { apiName: 'Account', fields: { Name: 'Acme', Site: null } };
    assert.deepEqual(generateRecordInputForCreate(record, objectInfo), input);
  });

  it('takes every value without object info', () => {
    assert.deepEqual(Object.keys(generateRecordInputForCreate(record).fields), ['Name', 'Site', 'CreatedDate']);
  });
});

// https://developer.salesforce.com/docs/platform/lwc/guide/reference-generate-record-input-update.html
describe('generateRecordInputForUpdate', () => {
  it('takes what the user may update, and the id', () => {
    assert.deepEqual(generateRecordInputForUpdate(record, objectInfo), { fields: { Name: 'Acme', Id: '001' } });
  });
});

// https://developer.salesforce.com/docs/platform/lwc/guide/reference-create-record-input-update.html
describe('createRecordInputFilteredByEditedFields', () => {
  it('keeps the id and what was edited', () => {
    const input = { fields: { Id: '001', Name: 'Acme', Site: 'HQ' } };
    assert.deepEqual(createRecordInputFilteredByEditedFields(input, record), { fields: { Id: '001', Site: 'HQ' } });
  });

  it('keeps nothing but the id where nothing was edited', () => {
    const input = { fields: { Id: '001', Name: 'Acme', Site: null } };
    assert.deepEqual(createRecordInputFilteredByEditedFields(input, record), { fields: { Id: '001' } });
  });
});
