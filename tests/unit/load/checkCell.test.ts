import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkCell } from '../../../scripts/load/checkCell.ts';
import type { FieldDescription } from '../../../scripts/salesforce/index.ts';

function field(type: string, required = false): FieldDescription {
  return {
    name: 'F__c',
    type,
    length: 0,
    precision: 18,
    scale: 2,
    createable: true,
    updateable: true,
    filterable: true,
    unique: false,
    externalId: false,
    caseSensitive: false,
    required,
    relationshipName: undefined,
    referenceTo: [],
  };
}

describe('checkCell', () => {
  for (const [type, good, bad] of [
    ['date', ['2017-12-31', '2016-02-29'], ['2017-02-29', '31.12.2017', '2017-1-1', '12/31/2017', 'today']],
    [
      'datetime',
      ['2017-12-31T23:59:59Z', '2017-12-31T23:59:59.123+01:00'],
      ['2017-12-31', '2017-12-31 23:59:59', '2017-13-31T00:00:00Z'],
    ],
    ['currency', ['1054', '-12.50', '1.5E7'], ['1,054.00', '€5', '12,5', 'n/a', ' 5']],
    ['double', ['0', '.5'], ['five']],
    ['int', ['7'], ['seven']],
    ['percent', ['89.3'], ['89 %']],
    ['boolean', ['true', 'FALSE', '1', '0'], ['yes', 'x']],
    ['string', ['anything', '=1+1', '2017-02-29'], []],
    ['picklist', ['anything'], []],
  ] as const) {
    it(`takes what a ${type} field takes`, () => {
      assert.deepEqual(
        good.map((cell) => checkCell(field(type), cell)),
        good.map(() => undefined),
      );
    });
    for (const cell of bad) {
      it(`refuses "${cell}" in a ${type} field, naming it`, () => {
        assert.ok(checkCell(field(type), cell)?.includes(`"${cell}"`));
      });
    }
  }

  it('lets an empty cell and #N/A pass where the field may be empty', () => {
    assert.equal(checkCell(field('date'), ''), undefined);
    assert.equal(checkCell(field('currency'), '#N/A'), undefined);
  });

  it('refuses them where the field is required', () => {
    assert.equal(checkCell(field('string', true), ''), 'must not be empty');
    assert.equal(checkCell(field('string', true), '#N/A'), 'must not be empty');
  });
});
