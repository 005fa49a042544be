import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';

describe('toLongId', () => {
  it('appends the checksum of upper-case letters', () => {
    // Pair published in https://help.salesforce.com/s/articleView?id=000385585 ("How Record IDs work").
    assert.equal(toLongId('00130000006Vm9r'), '00130000006Vm9rAAC');
  });

  it('leaves everything else alone', () => {
    assert.equal(toLongId('00130000006Vm9rAAC'), '00130000006Vm9rAAC');
    assert.equal(toLongId('ACME'), 'ACME');
  });
});
