import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  fieldAt,
  mergeRecords,
  selectFields,
  type RecordRepresentation,
} from '../../../../preview/src/platform/records.ts';

const leaf = (value: string | null) => ({ displayValue: null, value });

const owner = (fields: Record<string, string>): RecordRepresentation => ({
  apiName: 'User',
  id: '005',
  fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, leaf(value)])),
});

const account = (fields: RecordRepresentation['fields']): RecordRepresentation => ({
  apiName: 'Account',
  id: '001',
  fields,
});

describe('fieldAt', () => {
  const record = account({
    Name: leaf('Acme'),
    Owner: { displayValue: 'Sam', value: owner({ Name: 'Sam' }) },
    Parent: leaf(null),
  });

  it('finds a field, a field of a lookup, and neither of what is not there', () => {
    assert.equal(fieldAt(record, ['Name'])?.value, 'Acme');
    assert.equal(fieldAt(record, ['Owner', 'Name'])?.value, 'Sam');
    assert.equal(fieldAt(record, ['Owner', 'Email']), undefined);
    assert.equal(fieldAt(record, ['Name', 'More']), undefined);
    assert.equal(fieldAt(record, []), undefined);
  });

  it('is null along an empty lookup, as far as one asks', () => {
    assert.equal(fieldAt(record, ['Parent', 'Owner', 'Name'])?.value, null);
  });
});

describe('mergeRecords', () => {
  it('joins fields in depth, and the newer value wins', () => {
    const older = account({ Name: leaf('Old'), Owner: { displayValue: null, value: owner({ Name: 'Sam' }) } });
    const newer = account({ Name: leaf('New'), Owner: { displayValue: null, value: owner({ Email: 's@x.test' }) } });
    const merged = mergeRecords(older, newer);
    assert.equal(fieldAt(merged, ['Name'])?.value, 'New');
    assert.equal(fieldAt(merged, ['Owner', 'Name'])?.value, 'Sam');
    assert.equal(fieldAt(merged, ['Owner', 'Email'])?.value, 's@x.test');
  });

  it('forgets the fields of a lookup that now leads elsewhere', () => {
    const older = account({ Owner: { displayValue: null, value: owner({ Name: 'Sam', Email: 's@x.test' }) } });
    const other = { ...owner({ Name: 'Mara' }), id: '005B' };
    const merged = mergeRecords(older, account({ Owner: { displayValue: null, value: other } }));
    assert.equal(fieldAt(merged, ['Owner', 'Name'])?.value, 'Mara');
    assert.equal(fieldAt(merged, ['Owner', 'Email']), undefined);
  });
});

describe('selectFields', () => {
  it('keeps what is asked for: none, one, many, in depth', () => {
    const record = account({
      A: leaf('a'),
      B: leaf('b'),
      Owner: { displayValue: null, value: owner({ Name: 'S', Email: 'e' }) },
    });
    assert.deepEqual(selectFields(record, []).fields, {});
    assert.deepEqual(selectFields(record, [['B'], ['Missing']]).fields, { B: leaf('b') });
    const deep = selectFields(record, [['A'], ['Owner', 'Name']]);
    assert.equal(fieldAt(deep, ['Owner', 'Name'])?.value, 'S');
    assert.equal(fieldAt(deep, ['Owner', 'Email']), undefined);
  });
});
