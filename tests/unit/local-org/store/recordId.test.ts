import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toId18 } from '../../../../local-org/src/store/index.ts';
import { recordIdOf } from '../../../../local-org/src/store/recordId.ts';

// Ids of real orgs: help.salesforce.com 000384876, and error messages that users of real orgs made public.
const published: [id15: string, id18: string][] = [
  ['001A0000006Vm9r', '001A0000006Vm9rIAC'],
  ['0013000000auCyT', '0013000000auCyTAAU'],
  ['01tj00000033KNP', '01tj00000033KNPAA2'],
  ['01tj0000002xwce', '01tj0000002xwceAAA'],
];

describe('record ids', () => {
  for (const [id15, id18] of published) {
    it(`completes ${id15} to ${id18}`, () => {
      assert.equal(toId18(id15), id18);
    });

    it(`accepts ${id18} in any case`, () => {
      assert.equal(toId18(id18), id18);
      assert.equal(toId18(id18.toLowerCase()), id18);
      assert.equal(toId18(id18.toUpperCase()), id18);
    });
  }

  const malformed = [
    '',
    '001',
    '001A0000006Vm9',
    '001A0000006Vm9rI',
    '001A0000006Vm9rIAD',
    '001A0000006Vm9r!AC',
    '001A0000006Vm9r999',
  ];
  for (const id of malformed) {
    it(`knows that "${id}" is none`, () => {
      assert.equal(toId18(id), undefined);
    });
  }

  it('gives every serial an id of its own, in ascending order', () => {
    const serials = [1, 2, 61, 62, 63, 3844, 1_000_000, 62 ** 6];
    const ids = serials.map((serial) => recordIdOf('001', serial));
    assert.equal(new Set(ids).size, serials.length);
    assert.deepEqual(
      ids,
      ids.toSorted((a, b) => (a < b ? -1 : 1)),
    );
    for (const id of ids) assert.equal(toId18(id.slice(0, 15)), id);
  });
});
