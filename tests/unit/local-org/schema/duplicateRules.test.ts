import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileInMemory, readSchema } from '../../../../local-org/src/schema/index.ts';
import { duplicateRuleXml, filterItem, matchingRulesXml } from '../../../support/local-org/duplicateRules.ts';
import type { DuplicateRule, MatchingRule } from '../../../support/local-org/duplicateRules.ts';

const schemaOf = (files: Readonly<Record<string, string>>, personAccounts = false): ReturnType<typeof readSchema> =>
  readSchema(
    { apiVersion: '66.0', files: Object.entries(files).map(([path, xml]) => fileInMemory(path, Buffer.from(xml))) },
    { personAccounts },
  );

const matching = (...rules: readonly MatchingRule[]): Record<string, string> => ({
  'matchingRules/Account.matchingRule-meta.xml': matchingRulesXml(...rules),
});
const duplicates = (rule: Partial<DuplicateRule> = {}, name = 'Rule'): Record<string, string> => ({
  [`duplicateRules/${rule.object ?? 'Account'}.${name}.duplicateRule-meta.xml`]: duplicateRuleXml({
    object: 'Account',
    matches: ['Same'],
    ...rule,
  }),
});
const same: MatchingRule = { name: 'Same', items: [{ field: 'Name' }] };
const several = (count: number, made: (index: number) => Record<string, string>): Record<string, string> =>
  Object.assign({}, ...Array.from({ length: count }, (_, index) => made(index))) as Record<string, string>;
const named = (count: number): MatchingRule[] =>
  Array.from({ length: count }, (_, index) => ({ ...same, name: `Same${index}` }));

type Case = readonly [what: string, files: Readonly<Record<string, string>>, message: RegExp];

// "DuplicateRule", "MatchingRule" (Metadata API Developer Guide, meta_duplicaterule.htm, meta_matchingrule.htm); "Things to Know About
// Duplicate Rules" (sales.duplicate_rules_overview.htm), "Matching Criteria in Matching Rules" (matching_rule_matching_criteria.htm)
// and article 000392912 (Salesforce Help); github.com/forcedotcom/cli/issues/569, github.com/SalesforceCommerceCloud/b2c-crm-sync/issues/120.
const refused: readonly Case[] = [
  ['a method that there is not', matching({ name: 'A', items: [{ field: 'Name', method: 'Soundex' }] }), /"Soundex"/],
  ['a status that nobody deploys', matching({ ...same, status: 'Activating' }), /<ruleStatus> "Activating"/],
  ['no field', matching({ name: 'A', items: [{ field: 'Nothing' }] }), /no field Account\.Nothing/],
  ['a date', matching({ name: 'A', items: [{ field: 'CreatedDate' }] }), /CreatedDate is of a type/],
  ['a long text', matching({ name: 'A', items: [{ field: 'Description' }] }), /Description is of a type/],
  ['two lookups', matching({ name: 'A', items: [{ field: 'ParentId' }, { field: 'OwnerId' }] }), /only one lookup/],
  [
    '11 fields',
    matching({ name: 'A', items: Array(11).fill({ field: 'Name' }) as MatchingRule['items'] }),
    /at most 10/,
  ],
  [
    'logic that does not fit',
    matching({ ...same, more: '<booleanFilter>1 OR 2</booleanFilter>' }),
    /does not fit its 1/,
  ],
  ['six active matching rules', matching(...named(6)), /at most 5 active matching rules of an object/],
  ['no matching rule', duplicates(), /no matching rule Account\.Same/],
  [
    'an inactive one',
    { ...matching({ ...same, status: 'Inactive' }), ...duplicates() },
    /must be active and have their/,
  ],
  [
    'one twice',
    { ...matching(same), ...duplicates({ matches: ['Same', 'Same'] }) },
    /Select an account matching rule only once/,
  ],
  [
    'four of them',
    { ...matching(...named(4)), ...duplicates({ matches: named(4).map(({ name }) => name) }) },
    /at most 3/,
  ],
  ['a text where nothing is allowed', { ...matching(same), ...duplicates({ alertText: 'No.' }) }, /<alertText> needs/],
  [
    'a gap in the order',
    { ...matching(same), ...duplicates({ sortOrder: 3 }) },
    /SortOrder must be in sequential order from 1/,
  ],
  [
    'two at one place',
    { ...matching(same), ...duplicates(), ...duplicates({}, 'Other') },
    /SortOrder must be in sequential order from 1/,
  ],
  [
    'six active duplicate rules',
    { ...matching(same), ...several(6, (index) => duplicates({ sortOrder: index + 1 }, `Rule${index}`)) },
    /at most 5 active duplicate rules/,
  ],
  ['an object without them', { ...matching(same), ...duplicates({ object: 'Opportunity' }) }, /not for Opportunity/],
  ['an object that is not there', duplicates({ object: 'Lead' }), /no object Lead/],
  [
    'a fuzzy method',
    { ...matching({ name: 'Same', items: [{ field: 'Name', method: 'CompanyName' }] }), ...duplicates() },
    /fuzzy matching method CompanyName/,
  ],
  [
    'the method for phones elsewhere',
    matching({ name: 'Same', items: [{ field: 'Website', method: 'Phone' }] }),
    /matching method Phone of Account\.Website/,
  ],
  [
    'the standard matching rule',
    duplicates({ matches: ['Standard_Account_Match_Rule_v1_0'] }),
    /fuzzy matching of Standard_/,
  ],
  ['people', duplicates({ object: 'PersonAccount' }), /duplicate rules of people/],
  [
    'another object',
    {
      ...matching(same),
      ...Object.fromEntries(
        Object.entries(duplicates()).map(([path, xml]) => [
          path,
          xml.replace('ObjectType>Account', 'ObjectType>Contact'),
        ]),
      ),
    },
    /duplicates of another object: Contact/,
  ],
  [
    'a filter by record types',
    { ...matching(same), ...duplicates({ filter: filterItem('Account', 'Profile.Name', 'x') }) },
    /no field Account\.Profile/,
  ],
  [
    'a filter by another table',
    { ...matching(same), ...duplicates({ filter: filterItem('Profile', 'Name', 'x') }) },
    /does not support Profile\.Name/,
  ],
];

describe('duplicate and matching rules', () => {
  for (const [what, files, message] of refused) {
    it(`stop the start: ${what}`, () => {
      assert.throws(() => schemaOf(files), message);
    });
  }

  it('stop the start in an org with people', () => {
    assert.throws(() => schemaOf({ ...matching(same), ...duplicates() }, true), /together with people/);
  });

  it('have no effect when they are not active, whatever they name', () => {
    const schema = schemaOf({
      ...duplicates({ object: 'Lead', active: false }),
      ...duplicates(
        { matches: ['Standard_Account_Match_Rule_v1_0'], active: false },
        'Standard_Account_Duplicate_Rule',
      ),
      ...matching({ name: 'Same', items: [{ field: 'Name', method: 'CompanyName' }] }),
      'matchingRules/Lead.matchingRule-meta.xml': matchingRulesXml({ ...same, status: 'Inactive' }),
    });
    assert.deepEqual(schema.duplicateRules('Account'), []);
  });

  it('come in their order, beside the standard ones', () => {
    const schema = schemaOf({
      ...matching(same),
      ...duplicates({ sortOrder: 3 }, 'Last'),
      ...duplicates({ sortOrder: 2 }, 'First'),
    });
    assert.deepEqual(
      schema.duplicateRules('Account').map(({ name }) => name),
      ['First', 'Last'],
    );
  });
});
