import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addressOf } from '../../../../preview/src/platform/pageReference.ts';

// https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html
describe('addressOf', () => {
  for (const [type, attributes, expected] of [
    [
      'standard__recordPage',
      { recordId: '001', objectApiName: 'Account', actionName: 'view' },
      '/lightning/r/Account/001/view',
    ],
    ['standard__recordPage', { recordId: '001', actionName: 'view' }, '/lightning/r/001/view'],
    ['standard__objectPage', { objectApiName: 'Account', actionName: 'home' }, '/lightning/o/Account/home'],
    ['standard__navItemPage', { apiName: 'Tiering_Run__c' }, '/lightning/n/Tiering_Run__c'],
    ['standard__namedPage', { pageName: 'home' }, '/lightning/page/home'],
    [
      'standard__recordPage',
      { recordId: '001', objectApiName: 'Account', actionName: 'clone' },
      '/lightning/r/Account/001/clone',
    ],
    ['standard__objectPage', { objectApiName: 'Account', actionName: 'new' }, '/lightning/o/Account/new'],
    ['standard__app', { appTarget: 'c__Sales' }, '/lightning/app/c__Sales'],
    [
      'standard__app',
      {
        appTarget: 'c__Sales',
        pageRef: { type: 'standard__objectPage', attributes: { objectApiName: 'Account', actionName: 'list' } },
      },
      '/lightning/app/c__Sales/o/Account/list',
    ],
    ['standard__webPage', { url: 'https://example.com/a?b' }, 'https://example.com/a?b'],
    [
      'standard__recordRelationshipPage',
      { recordId: '001', objectApiName: 'Account', relationshipApiName: 'Contacts', actionName: 'view' },
      '/lightning/r/Account/001/related/Contacts/view',
    ],
  ] as const) {
    it(`leads ${type} to ${expected}`, () => {
      assert.equal(addressOf({ type, attributes }), expected);
    });
  }

  it('writes the state as parameters, without those that are undefined', () => {
    const attributes = { objectApiName: 'Account', actionName: 'list' };
    const address = addressOf({
      type: 'standard__objectPage',
      attributes,
      state: { filterName: 'A&B', c__x: undefined },
    });
    assert.equal(address, '/lightning/o/Account/list?filterName=A%26B');
  });

  it('keeps attributes inside their part of the path', () => {
    const attributes = { objectApiName: '../../evil', actionName: 'list' };
    assert.equal(addressOf({ type: 'standard__objectPage', attributes }), '/lightning/o/..%2F..%2Fevil/list');
  });

  for (const [type, attributes, expected] of [
    ['standard__recordPage', { actionName: 'view' }, /needs the attribute recordId/],
    ['standard__webPage', {}, /needs the attribute url/],
    ['standard__app', {}, /needs the attribute appTarget/],
    ['standard__quickAction', {}, /no page of type standard__quickAction/],
  ] as const) {
    it(`refuses ${type} with ${JSON.stringify(attributes)}`, () => {
      assert.throws(() => addressOf({ type, attributes }), expected);
    });
  }
});
