import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { RecordRepresentation } from '../../../../preview/src/platform/records.ts';
import type { FieldInfo } from '../../../../preview/src/platform/uiObjectInfoApi.ts';
import { isNumeric, tableRows } from '../../../../preview/src/shell/tableRows.ts';

const column = (fieldApiName: string, lookupId: string | null = null) => ({
  fieldApiName,
  label: fieldApiName,
  lookupId,
  sortable: true,
});

const info = (apiName: string, dataType: string, scale = 0) =>
  ({ apiName, dataType, scale, label: apiName }) as FieldInfo;

const infos = {
  Name: info('Name', 'String'),
  Revenue__c: info('Revenue__c', 'Double', 2),
  Share__c: info('Share__c', 'Percent', 1),
  Pool__c: info('Pool__c', 'Boolean'),
};

function account(values: Record<string, unknown>): RecordRepresentation {
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { displayValue: null, value }]),
  );
  return { apiName: 'Account', id: '001000000000001AAA', fields } as RecordRepresentation;
}

const columns = [column('Name', 'Id'), column('Revenue__c'), column('Share__c'), column('Pool__c')];

describe('tableRows', () => {
  it('gives none for no records', () => {
    assert.deepEqual(tableRows('Account', columns, [], infos), []);
  });

  it('links the name and writes values by the type of their field', () => {
    const record = account({ Name: 'Acme', Revenue__c: 1234.5, Share__c: 12.34, Pool__c: true });
    const [row] = tableRows('Account', columns, [record], infos);
    assert.equal(row?.head.href, '/lightning/r/Account/001000000000001AAA/view');
    assert.deepEqual(
      row.cells.map(({ text }) => text),
      ['1,234.50', '12.3%', '✓'],
    );
    assert.match(row.cells[0]?.className ?? '', /number/);
  });

  it('leaves empty what is empty or was not read', () => {
    const [row] = tableRows('Account', columns, [account({ Name: 'Acme', Revenue__c: null, Pool__c: false })], infos);
    assert.deepEqual(
      row?.cells.map(({ text, href }) => [text, href]),
      [
        ['', undefined],
        ['', undefined],
        ['', undefined],
      ],
    );
  });

  it('links a lookup to the record that it names, and an object without a page to nothing', () => {
    const named = (id: string) => ({
      apiName: 'X',
      id,
      fields: { Name: { displayValue: null, value: 'Up' }, Id: { displayValue: null, value: id } },
    });
    const record = account({ Name: 'Acme', Parent: named('001000000000002AAA'), Owner: named('005000000000001AAA') });
    const lookups = [column('Name', 'Id'), column('Parent.Name', 'Parent.Id'), column('Owner.Name', 'Owner.Id')];
    const [row] = tableRows('Account', lookups, [record], infos);
    assert.deepEqual(
      row?.cells.map(({ text, href }) => [text, href]),
      [
        ['Up', '/lightning/r/Account/001000000000002AAA/view'],
        ['Up', undefined],
      ],
    );
  });
});

describe('isNumeric', () => {
  it('needs one number in the column', () => {
    assert.equal(isNumeric(column('A'), [account({ A: null }), account({ A: 1 })]), true);
    assert.equal(isNumeric(column('A'), [account({ A: 'x' })]), false);
    assert.equal(isNumeric(column('A'), []), false);
  });
});
