import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { FieldInfo } from '../../../../preview/src/platform/uiObjectInfoApi.ts';
import { addressesOf, addressFields } from '../../../../preview/src/shell/addresses.ts';

const info = (apiName: string): FieldInfo => ({ apiName, label: apiName, dataType: 'String' }) as FieldInfo;

const fieldsOf = (...names: string[]) => new Map(names.map((name) => [name, info(name)]));

const PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country'];
const BILLING = PARTS.map((part) => `Billing${part}`);

function record(values: Record<string, string | null>) {
  const fields = Object.entries(values).map(([name, value]) => [name, { displayValue: null, value }] as const);
  return { apiName: 'Account', id: '001', fields: Object.fromEntries(fields) };
}

const texts = (values: Record<string, string | null>) =>
  addressesOf(fieldsOf(...BILLING), record(values)).map(({ text }) => text);

describe('addressesOf', () => {
  it('finds the addresses of an object: none, one, many', () => {
    const labels = (...names: string[]) => addressesOf(fieldsOf(...names), record({})).map(({ label }) => label);
    assert.deepEqual(labels('Name'), []);
    assert.deepEqual(labels(...BILLING), ['Billing Address']);
    assert.deepEqual(labels(...BILLING, ...PARTS.map((part) => `Shipping${part}`)), [
      'Billing Address',
      'Shipping Address',
    ]);
  });

  it('is no address while the user cannot read one of its parts', () => {
    assert.deepEqual(addressesOf(fieldsOf(...BILLING.slice(1)), record({})), []);
    assert.deepEqual([...addressFields(fieldsOf(...BILLING.slice(1)))], []);
  });

  it('writes street, place and country in lines of their own, and leaves out what is empty', () => {
    const all = {
      BillingStreet: '1 Main St',
      BillingCity: 'Springfield',
      BillingState: 'IL',
      BillingPostalCode: '62701',
    };
    assert.deepEqual(texts({ ...all, BillingCountry: 'USA' }), ['1 Main St\nSpringfield, IL 62701\nUSA']);
    assert.deepEqual(texts({ BillingCity: 'Lyon', BillingCountry: null }), ['Lyon']);
    assert.deepEqual(texts({ BillingCountry: 'Ireland' }), ['Ireland']);
    assert.deepEqual(texts({}), ['']);
  });
});

describe('addressFields', () => {
  it('covers the parts and the coordinates, and no other field that begins alike', () => {
    const fields = fieldsOf(...BILLING, 'BillingLatitude', 'BillingGeocodeAccuracy', 'BillingNotes__c', 'Name');
    assert.deepEqual(
      [...addressFields(fields)].toSorted(),
      [...BILLING, 'BillingLatitude', 'BillingGeocodeAccuracy'].toSorted(),
    );
  });
});
