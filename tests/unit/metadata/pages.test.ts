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
/**
 * What a page of each type has to do with: its template, that template's regions, and where its components may stand.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flexipage.htm
 */
const PAGE_TYPES: Readonly<Record<string, { template: string; regions: readonly string[]; target: string }>> = {
  RecordPage: {
    template: 'flexipage:recordHomeLeftSidebarTemplateDesktop',
    regions: ['header', 'main', 'sidebar'],
    target: 'lightning__RecordPage',
  },
  AppPage: { template: 'flexipage:defaultAppHomeTemplate', regions: ['main'], target: 'lightning__AppPage' },
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
    const regions = content.elements('flexiPageRegions');
    const components = componentsOf(content);
    const isRecordPage = content.text('type') === 'RecordPage';
    const pageType = PAGE_TYPES[content.text('type') ?? ''];
    assert.ok(pageType, `${fullName} is a page of another type than ${Object.keys(PAGE_TYPES).join(' and ')}`);

    it('has the regions of its template, and each name once', () => {
      const names = regions.map((region) => region.text('name'));
      assert.equal(new Set(names).size, names.length);
      assert.equal(content.elements('template')[0]?.text('name'), pageType.template);
      const own = regions.filter((region) => region.text('type') === 'Region').map((region) => region.text('name'));
      assert.deepEqual(own.sort(), pageType.regions);
    });

    it('opens its first tab, as Lightning does unless told otherwise', () => {
      const tabs = components.filter((component) => component.text('componentName') === 'flexipage:tab');
      const active = tabs.map((tab) => propertyOf(tab, 'active')?.text('value') === 'true');
      assert.deepEqual(active, isRecordPage ? [true, ...tabs.slice(1).map(() => false)] : []);
    });

    it('lists related records by a relationship and fields that exist', () => {
      const lists = components.filter((component) => component.text('componentName') === 'lst:dynamicRelatedList');
      assert.equal(lists.length > 0, isRecordPage);
      for (const list of lists) {
        assert.equal(propertyOf(list, 'parentFieldApiName')?.text('value'), `${content.text('sobjectType') ?? ''}.Id`);
        const relationship = propertyOf(list, 'relatedListApiName')?.text('value')?.replace(/__r$/, '');
        const child = fields.find(({ content: field }) => field.text('relationshipName') === relationship);
        assert.equal(child?.content.text('referenceTo'), content.text('sobjectType'));
        const object = child?.fullName.split('.')[0] ?? '';
        const columns = propertyOf(list, 'relatedListFieldAliases')
          ?.elements('valueList')[0]
          ?.elements('valueListItems');
        const shown = (columns ?? []).map((item) => item.text('value') ?? '');
        assert.ok(shown.length > 1 && shown.length <= 10);
        const sorted = propertyOf(list, 'sortFieldAlias')?.text('value') ?? '';
        for (const name of [...shown, sorted].filter((column) => column !== 'NAME')) {
          assert.ok(
            fields.some(({ fullName: field }) => field === `${object}.${name}`),
            `${object}.${name}`,
          );
        }
      }
    });

    it('identifies each component once', () => {
      const identifiers = components.map((component) => component.text('identifier'));
      assert.ok(identifiers.every((identifier) => identifier && identifier.length <= 120));
      assert.equal(new Set(identifiers).size, identifiers.length);
    });

    it('refers to each facet once, and to no other', () => {
      const facets = regions.filter((region) => region.text('type') === 'Facet').map((region) => region.text('name'));
      const referred = components
        .flatMap((component) => component.elements('componentInstanceProperties'))
        .filter((property) => ['body', 'tabs'].includes(property.text('name') ?? ''))
        .map((property) => property.text('value'));
      assert.deepEqual(referred.sort(), facets.sort());
    });

    it('shows components of ours that exist and may stand on it, large and small', () => {
      const own = components
        .map((component) => component.text('componentName') ?? '')
        .filter((name) => !name.includes(':'));
      assert.ok(own.length > 0);
      for (const name of own) {
        const meta = bundleMeta(name);
        assert.equal(meta.text('isExposed'), 'true');
        assert.deepEqual(meta.elements('targets')[0]?.texts('target'), [pageType.target]);
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
  const tabs = new Set(sourceMetadata('CustomTab').map(({ fullName }) => fullName));

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

    it(`${fullName} has tabs that exist, and show pages that exist`, () => {
      const own = content.texts('tabs').filter((tab) => !tab.startsWith('standard-'));
      assert.deepEqual(
        own.filter((tab) => !tabs.has(tab)),
        [],
      );
      const shown = sourceMetadata('CustomTab').map((tab) => tab.content.text('flexiPage'));
      const missing = shown.filter((page) => page !== undefined && !pages.some((known) => known.fullName === page));
      assert.deepEqual(missing, []);
    });
  }
});

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm */
describe('list views', () => {
  const OPERATIONS = ['equals', 'notEqual', 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'];
  /** Columns of standard fields have names of their own. */
  const STANDARD_COLUMNS: Readonly<Record<string, string>> = { Account: 'ACCOUNT.NAME' };

  for (const { fullName, content } of sourceMetadata('ListView')) {
    const object = fullName.split('.')[0] ?? '';

    it(`${fullName} shows and filters by fields that exist, for everybody`, () => {
      const [name, ...columns] = content.texts('columns');
      assert.equal(name, STANDARD_COLUMNS[object] ?? 'NAME');
      const filters = content.elements('filters');
      for (const column of [...columns, ...filters.map((filter) => filter.text('field') ?? '')]) {
        assert.ok(
          fields.some((field) => field.fullName === `${object}.${column}`),
          column,
        );
      }
      assert.ok(filters.every((filter) => OPERATIONS.includes(filter.text('operation') ?? '')));
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
  /** Their records are made by the job, or seeded once and then owned by people. */
  const BY_PEOPLE = new Set(['Service_Level__c']);

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
      const editable = items.filter((item) => item.text('behavior') === 'Edit').map((item) => item.text('field'));
      assert.ok(BY_PEOPLE.has(object) || editable.every((field) => field === 'OwnerId'));
    });
  }
});

describe('compact layouts', () => {
  const withRecords = sourceMetadata('CustomObject').filter(({ fullName }) => fullName.endsWith('__c'));

  for (const { fullName, content } of withRecords) {
    it(`head the records of ${fullName} with fields that exist`, () => {
      const layout = sourceMetadata('CompactLayout').find(
        (candidate) => candidate.fullName === `${fullName}.${content.text('compactLayoutAssignment') ?? ''}`,
      );
      const shown = layout?.content.texts('fields') ?? [];
      assert.ok(shown.length > 1 && shown.length <= 10);
      const custom = shown.filter((field) => field.endsWith('__c')).map((field) => `${fullName}.${field}`);
      assert.deepEqual(
        custom.filter((name) => !fields.some((field) => field.fullName === name)),
        [],
      );
    });
  }
});
