import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { lwcBundles } from '../../../scripts/build/lwcBundles.ts';
import { MetadataElement, ROOT, sourceMetadata } from '../../support/sourceMetadata.ts';

const pages = sourceMetadata('FlexiPage');
const bundles = new Map(lwcBundles(ROOT).map((bundle) => [bundle.name, bundle]));
const parser = new XMLParser({ ignoreDeclaration: true, parseTagValue: false, ignoreAttributes: false });

function componentsOf(page: MetadataElement): MetadataElement[] {
  return page
    .elements('flexiPageRegions')
    .flatMap((region) => region.elements('itemInstances'))
    .flatMap((item) => item.elements('componentInstance'));
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

    // https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flexipage.htm
    it('has the regions of its template, and each name once', () => {
      const names = regions.map((region) => region.text('name'));
      assert.equal(new Set(names).size, names.length);
      assert.equal(content.elements('template')[0]?.text('name'), 'flexipage:recordHomeTemplateDesktop');
      const own = regions.filter((region) => region.text('type') === 'Region').map((region) => region.text('name'));
      assert.deepEqual(own.sort(), ['header', 'main', 'sidebar']);
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
        assert.deepEqual(meta.elements('targets')[0]?.texts('target'), ['lightning__RecordPage']);
        const config = meta.elements('targetConfigs')[0]?.elements('targetConfig')[0];
        assert.deepEqual(config?.elements('objects')[0]?.texts('object'), [content.text('sobjectType')]);
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

    it(`${fullName} has tabs that exist`, () => {
      const own = content.texts('tabs').filter((tab) => !tab.startsWith('standard-'));
      assert.deepEqual(
        own.filter((tab) => !tabs.has(tab)),
        [],
      );
    });
  }
});
