import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  decodeDefaultFieldValues,
  encodeDefaultFieldValues,
} from '../../../../preview/src/platform/pageReferenceUtils.ts';

// https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate-add-params-url.html
describe('default field values of a page reference', () => {
  it('are pairs, joined by commas, with values that an address can carry', () => {
    assert.equal(
      encodeDefaultFieldValues({ FirstName: 'Morag', LastName: 'de Fault', Title: 'A=B, C' }),
      'FirstName=Morag,LastName=de%20Fault,Title=A%3DB%2C%20C',
    );
  });

  it('come back as texts', () => {
    const values = { Name: 'Acme, Inc. = best', NumberOfEmployees: 35_000, Active__c: true, Site: '' };
    assert.deepEqual(decodeDefaultFieldValues(encodeDefaultFieldValues(values)), {
      Name: 'Acme, Inc. = best',
      NumberOfEmployees: '35000',
      Active__c: 'true',
      Site: '',
    });
  });

  it('are none in an empty text', () => {
    assert.deepEqual(decodeDefaultFieldValues(''), {});
  });
});
