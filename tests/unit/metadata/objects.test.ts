import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceMetadata } from '../../support/sourceMetadata.ts';

const objects = sourceMetadata('CustomObject');
const fields = sourceMetadata('CustomField');

// Lengths: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
const LABEL = 40;
const DESCRIPTION = 1000;
const INLINE_HELP = 510;

/** Records of custom metadata types are metadata: admins write them, and nobody shares them. */
const isType = (name: string): boolean => name.includes('__mdt');

describe('objects', () => {
  it('are there', () => {
    assert.ok(objects.length >= 2);
    assert.ok(fields.length >= 50);
  });

  for (const { fullName, content } of objects) {
    it(`${fullName} says what it is and who writes it`, () => {
      assert.match(content.text('description') ?? '', isType(fullName) ? /\bjob\b/ : /\b(Written by|owned by)\b/);
    });
  }

  // https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customobject.htm (SharingModel)
  for (const { fullName, content } of objects.filter((object) => !isType(object.fullName))) {
    it(`${fullName} declares who sees its records: details follow their master, the rest is read by all and written by few`, () => {
      const isDetail = fields.some(
        (field) => field.fullName.startsWith(`${fullName}.`) && field.content.text('type') === 'MasterDetail',
      );
      assert.equal(content.text('sharingModel'), isDetail ? 'ControlledByParent' : 'Read');
      assert.equal(content.text('externalSharingModel'), isDetail ? 'ControlledByParent' : 'Private');
    });
  }

  it('of Salesforce’s own are not shipped, only our fields on them', () => {
    assert.deepEqual(
      objects.filter(({ fullName }) => !/__(c|mdt)$/.test(fullName)).map(({ file }) => file),
      [],
    );
  });
});

describe('fields', () => {
  for (const { fullName, content } of fields) {
    it(`${fullName} says what it means and who writes it`, () => {
      const description = content.text('description') ?? '';
      assert.match(
        description,
        isType(fullName)
          ? /\w/
          : /\b[Ww]ritten by\b|cleared when|Chosen by people|for the setup command|Calculated when read/,
      );
      assert.ok(description.length <= DESCRIPTION, `description: ${description.length} characters`);
      assert.ok((content.text('label') ?? '').length <= LABEL, 'label too long');
      assert.ok((content.text('inlineHelpText') ?? '').length <= INLINE_HELP, 'help text too long');
    });

    it(`${fullName} has the numbers and keys that the platform rules ask for`, () => {
      const type = content.text('type');
      const label = content.text('label') ?? '';
      if (type === 'Percent') {
        assert.ok(Number(content.text('scale')) >= 6, 'shares have at least six decimals');
      }
      if (label.includes('(corporate currency)')) {
        assert.deepEqual([type, content.text('precision'), content.text('scale')], ['Number', '18', '2']);
      }
      if (fullName.endsWith('Key__c') && content.text('externalId') === 'true') {
        assert.equal(content.text('unique'), 'true', 'upserting by a key that is not unique needs View All Data');
        assert.equal(content.text('caseSensitive'), 'false');
      }
    });
  }
});
