import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileInMemory, readSchema } from '../../../../local-org/src/schema/index.ts';
import { checkSharingRules } from '../../../../local-org/src/security/index.ts';
import { criterion, sharingRulesXml } from '../../../support/local-org/sharingRules.ts';
import type { SharingRule } from '../../../support/local-org/sharingRules.ts';

const ROLES = [
  { name: 'North East', parent: undefined, opportunityAccessLevel: undefined, contactAccessLevel: undefined },
];
const good: SharingRule = {
  name: 'Rule',
  to: '<role>North_East</role>',
  criteria: criterion('Site', 'x'),
  children: {},
};

function check(rules: readonly SharingRule[], object = 'Account', edit = (xml: string): string => xml): void {
  const path = `sharingRules/${object}.sharingRules-meta.xml`;
  const files = [fileInMemory(path, Buffer.from(edit(sharingRulesXml(...rules))))];
  checkSharingRules(readSchema({ apiVersion: '66.0', files }), ROLES);
}

// "SharingRules" (meta_sharingrules.htm), "SharedTo" (meta_sharedto.htm), Metadata API Developer Guide; "Sharing Rule Considerations" and
// "Criteria-Based Sharing Rules", Salesforce Help: limits and types of fields.
const refused: readonly (readonly [what: string, rule: Partial<SharingRule>, message: RegExp, object?: string])[] = [
  ['a role that is not there', { to: '<role>South</role>' }, /there is no role South/],
  ['a role of owners that is not there', { from: '<roleAndSubordinates>South</roleAndSubordinates>' }, /no role South/],
  ['a public group that is not there', { to: '<group>Team</group>' }, /there is no public group Team/],
  ['territories', { to: '<territory>x</territory>' }, /does not support <territory> in <sharedTo>/],
  ['managers', { to: '<managers>x</managers>' }, /does not support <managers>/],
  ['nobody', { to: '' }, /<sharedTo> is missing/],
  ['a field that is not there', { criteria: criterion('Nothing__c', 'x') }, /no field Account\.Nothing__c/],
  ['an amount', { criteria: criterion('AnnualRevenue', '1') }, /AnnualRevenue is of a type/],
  ['contacts that follow their account', {}, /Contact is controlled by its parent/, 'Contact'],
  ['a lookup to records', { criteria: criterion('ParentId', 'x') }, /ParentId is of a type/],
  ['no criteria', { criteria: '' }, /<criteriaItems> is missing/],
  ['an unknown operation', { criteria: criterion('Site', 'x', 'within') }, /"within"/],
  ['logic that does not fit', { more: '<booleanFilter>2</booleanFilter>' }, /does not fit its 1/],
  ['a level that nobody gives', { level: 'All' }, /<accessLevel> "All"/],
  ['activities', {}, /sharing rules of Task/, 'Task'],
  ['an object that is not there', {}, /no object Lead/, 'Lead'],
];

describe('sharing rules', () => {
  it('are taken where roles and fields are there', () => {
    check([good, { ...good, name: 'Owners', from: '<role>North_East</role>' }]);
  });

  for (const [what, rule, message, object] of refused) {
    it(`stop the start: ${what}`, () => {
      assert.throws(() => check([{ ...good, ...rule }], object), message);
    });
  }

  it('stop the start without what they give of an account’s children', () => {
    const withoutSettings = (xml: string): string => xml.replace(/<accountSettings>.*<\/accountSettings>/, '');
    assert.throws(() => check([good], 'Account', withoutSettings), /<accountSettings> is missing/);
  });

  it('stop the start when they are for guests', () => {
    const forGuests = (xml: string): string => xml.replaceAll('sharingCriteriaRules', 'sharingGuestRules');
    assert.throws(() => check([good], 'Account', forGuests), /does not support sharingGuestRules/);
  });

  it('are at most 50 by criteria', () => {
    const many = Array.from({ length: 51 }, (_, index) => ({ ...good, name: `Rule${index}` }));
    assert.throws(() => check(many), /at most 50/);
  });
});
