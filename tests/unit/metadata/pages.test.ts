import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { lwcBundles } from '../../../scripts/build/lwcBundles.ts';
import { MetadataElement, ROOT, sourceMetadata } from '../../support/sourceMetadata.ts';

const pages = sourceMetadata('FlexiPage');
const fields = sourceMetadata('CustomField');
const bundles = new Map(lwcBundles(ROOT).map((bundle) => [bundle.name, bundle]));
/** Where the components of a page may stand, by its type. */
const TARGETS: Readonly<Record<string, string>> = {
  RecordPage: 'lightning__RecordPage',
  AppPage: 'lightning__AppPage',
};
const parser = new XMLParser({ ignoreDeclaration: true, parseTagValue: false, ignoreAttributes: false });

function componentsOf(page: MetadataElement): MetadataElement[] {
  return page
    .elements('flexiPageRegions')
    .flatMap((region) => region.elements('itemInstances'))
    .flatMap((item) => item.elements('componentInstance'));
}

function propertyOf(component: MetadataElement, name: string): MetadataElement | undefined {
  return component.elements('componentInstanceProperties').find((property) => property.text('name') === name);
}

function bundleMeta(name: string): MetadataElement {
  const bundle = bundles.get(name);
  assert.ok(bundle, `a page shows ${name}, which is no component of this project`);
  const text = readFileSync(join(bundle.folder, `${name}.js-meta.xml`), 'utf8');
  return new MetadataElement((parser.parse(text) as Record<string, unknown>).LightningComponentBundle);
}

for (const { fullName, content } of pages) {
  describe(`Lightning page ${fullName}`, () => {
    const components = componentsOf(content);
    const isRecordPage = content.text('type') === 'RecordPage';
    const target = TARGETS[content.text('type') ?? ''];
    assert.ok(target, `${fullName} is a page of another type than ${Object.keys(TARGETS).join(' and ')}`);

    it('opens its first tab, as Lightning does unless told otherwise', () => {
      const tabs = components.filter((component) => component.text('componentName') === 'flexipage:tab');
      const active = tabs.map((tab) => propertyOf(tab, 'active')?.text('value') === 'true');
      assert.deepEqual(active, isRecordPage ? [true, ...tabs.slice(1).map(() => false)] : []);
    });

    it('lists related records of the account in few columns', () => {
      const lists = components.filter((component) => component.text('componentName') === 'lst:dynamicRelatedList');
      assert.equal(lists.length > 0, isRecordPage);
      for (const list of lists) {
        assert.equal(propertyOf(list, 'parentFieldApiName')?.text('value'), `${content.text('sobjectType') ?? ''}.Id`);
        const columns = propertyOf(list, 'relatedListFieldAliases')?.elements('valueList')[0];
        const shown = columns?.elements('valueListItems').length ?? 0;
        assert.ok(shown > 1 && shown <= 10);
      }
    });

    it('shows every facet', () => {
      const regions = content.elements('flexiPageRegions');
      const facets = regions.filter((region) => region.text('type') === 'Facet').map((region) => region.text('name'));
      const shown = components
        .flatMap((component) => component.elements('componentInstanceProperties'))
        .map((property) => property.text('value'));
      assert.deepEqual(
        facets.filter((name) => !shown.includes(name)),
        [],
      );
    });

    it('shows components of ours that stand on nothing else, large and small', () => {
      const own = components
        .map((component) => component.text('componentName') ?? '')
        .filter((name) => !name.includes(':'));
      assert.ok(own.length > 0);
      for (const name of own) {
        const meta = bundleMeta(name);
        assert.equal(meta.text('isExposed'), 'true');
        assert.deepEqual(meta.elements('targets')[0]?.texts('target'), [target]);
        const config = meta.elements('targetConfigs')[0]?.elements('targetConfig')[0];
        const objects = config?.elements('objects')[0]?.texts('object');
        assert.deepEqual(objects, isRecordPage ? [content.text('sobjectType')] : undefined);
        const factors = config?.elements('supportedFormFactors')[0]?.elements('supportedFormFactor') ?? [];
        assert.deepEqual(factors.map((factor) => factor.text('@_type')).sort(), ['Large', 'Small']);
      }
    });
  });
}

describe('the app', () => {
  for (const { fullName, content } of sourceMetadata('CustomApplication')) {
    it(`${fullName} activates a page of ours for View, large and small`, () => {
      const overrides = content.elements('actionOverrides');
      assert.deepEqual(overrides.map((override) => override.text('formFactor')).sort(), ['Large', 'Small']);
      for (const override of overrides) {
        const page = pages.find((candidate) => candidate.fullName === override.text('content'));
        assert.ok(page, `no page ${override.text('content') ?? ''}`);
        assert.equal(override.text('pageOrSobjectType'), page.content.text('sobjectType'));
        assert.equal(override.text('actionName'), 'View');
      }
    });
  }
});

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm */
describe('list views', () => {
  /** Columns of standard fields have names of their own. */
  const STANDARD_COLUMNS: Readonly<Record<string, string>> = { Account: 'ACCOUNT.NAME' };

  for (const { fullName, content } of sourceMetadata('ListView')) {
    const object = fullName.split('.')[0] ?? '';

    it(`${fullName} shows the name first, to everybody`, () => {
      assert.equal(content.texts('columns')[0], STANDARD_COLUMNS[object] ?? 'NAME');
      assert.equal(content.text('filterScope'), 'Everything');
    });
  }

  it('let users of the app find the ranked accounts', () => {
    assert.ok(sourceMetadata('ListView').some(({ fullName }) => fullName === 'Account.Strategic_Accounts_by_Tier'));
  });
});

describe('layouts', () => {
  /** Read by screens; as text they say nothing to a person. */
  const NOT_SHOWN = new Set([
    'Tiering_Run__c.Benchmarks__c',
    'Tiering_Run__c.Curve__c',
    'Tiering_Run__c.Policy_Copy__c',
  ]);
  /** Their records are made by people, or seeded once and then owned by people. */
  const BY_PEOPLE = new Set([
    ...['Service_Level__c', 'Stakeholder__c', 'Stakeholder_Link__c', 'Team_Role__c'],
    ...['Voice_Answer__c', 'Voice_Interview__c'],
  ]);
  /** What the job writes, and the keys that screens fill. */
  const NEVER_TYPED = /Written by (the \w+ job|whoever writes)/;

  for (const { fullName, content } of sourceMetadata('Layout')) {
    const object = fullName.split('-')[0] ?? '';

    it(`show every field of ${object}, and change none that the job writes`, () => {
      const items = content
        .elements('layoutSections')
        .flatMap((section) => section.elements('layoutColumns'))
        .flatMap((column) => column.elements('layoutItems'));
      const shown = new Set(items.map((item) => `${object}.${item.text('field') ?? ''}`));
      const ours = fields.map((field) => field.fullName).filter((name) => name.startsWith(`${object}.`));
      assert.ok(ours.length > 0);
      assert.deepEqual(
        ours.filter((name) => !shown.has(name)),
        ours.filter((name) => NOT_SHOWN.has(name)),
      );
      const editable = items
        .filter((item) => item.text('behavior') === 'Edit')
        .map((item) => `${object}.${item.text('field') ?? ''}`);
      assert.ok(BY_PEOPLE.has(object) || editable.every((name) => name === `${object}.OwnerId`));
      const typed = fields.filter(({ fullName: name }) => editable.includes(name));
      assert.deepEqual(
        typed.filter(({ content: field }) => NEVER_TYPED.test(field.text('description') ?? '')),
        [],
      );
    });
  }
});

describe('compact layouts', () => {
  const withRecords = sourceMetadata('CustomObject').filter(({ fullName }) => fullName.endsWith('__c'));

  for (const { fullName, content } of withRecords) {
    it(`head the records of ${fullName} with more than their name`, () => {
      const assigned = `${fullName}.${content.text('compactLayoutAssignment') ?? ''}`;
      const layout = sourceMetadata('CompactLayout').find((candidate) => candidate.fullName === assigned);
      assert.ok((layout?.content.texts('fields') ?? []).length > 1);
    });
  }
});
