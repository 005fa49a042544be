import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { startPreview, type RunningPreview } from '../../preview/index.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { startTestOrg, type TestOrg } from '../support/localOrg.ts';
import {
  exposedMeta,
  flexipage,
  instance,
  lwcPath,
  PAGE_PATH,
  previewProject,
  property,
  region,
} from '../unit/preview/previewFixture.ts';

const CACHE_DIR = join(import.meta.dirname, '../../.cache/preview');
const MAIN = 'force-app/main/default';

/** A field section in an accordion, in facets; and a field where no field may stand. */
const FACETS =
  region(
    'parts',
    instance('flexipage:accordionSection', property('body', 'part') + property('label', 'Facts')),
    'Facet',
  ) +
  region(
    'part',
    instance('flexipage:fieldSection', property('label', 'Trade') + property('columns', 'columns')),
    'Facet',
  ) +
  region('columns', instance('flexipage:column', property('body', 'column')), 'Facet') +
  region(
    'column',
    '<itemInstances><fieldInstance><fieldItem>Record.Industry</fieldItem></fieldInstance></itemInstances>',
    'Facet',
  );
const ACCORDION = instance('flexipage:accordion', property('accordionSections', 'parts'));
const FIELD = '<itemInstances><fieldInstance><fieldItem>Record.Industry</fieldItem></fieldInstance></itemInstances>';

const olderInstance = (name: string, ...properties: readonly (readonly [string, string])[]): string =>
  `<componentInstances>${properties.map(([key, value]) => property(key, value)).join('')}<componentName>${name}</componentName></componentInstances>`;

/**
 * As other people write them: Apex and base components behind a component, an Aura component, a package's component, Dynamic Forms, a template
 * of its own, a region as older API versions retrieved it.
 */
const projectDir = previewProject({
  [lwcPath('stock', 'stock.js')]: `import { LightningElement, wire } from 'lwc';
import { getBarcodeScanner } from 'lightning/mobileCapabilities';
import getStock from '@salesforce/apex/Stock.get';
import order from '@salesforce/apex/Stock.order';
export default class Stock extends LightningElement {
  @wire(getStock, { depot: 'North' }) stock;
  outcome = 'nothing ordered';
  scanner = getBarcodeScanner().isAvailable() ? 'a scanner' : 'no scanner';
  async handleOrder() {
    try {
      await order({ pieces: 2 });
    } catch (error) {
      this.outcome = error.body.message;
    }
  }
}
`,
  [lwcPath('stock', 'stock.html')]: `<template>
  <p class="stock" lwc:if={stock.error}>{stock.error.body.message}</p>
  <lightning-button label="Order" onclick={handleOrder}></lightning-button>
  <p class="outcome">{outcome}</p><p>{scanner}</p>
  <lightning-map map-markers={stock.data}></lightning-map>
</template>`,
  [lwcPath('stock', 'stock.js-meta.xml')]: exposedMeta('<property name="title" type="String" />'),
  [`${MAIN}/classes/Stock.cls`]: 'public class Stock {}',
  [`${MAIN}/classes/Stock.cls-meta.xml`]: '<ApexClass/>',
  [`${MAIN}/aura/stockMap/stockMap.cmp`]: '<aura:component/>',
  [PAGE_PATH]: flexipage(
    region(
      'top',
      instance('force:highlightsPanel') +
        instance('stock') +
        instance('stockMap') +
        instance('maps:mapAll', property('zoom', '{!Zoom}')) +
        instance('flexipage:richText', property('richTextValue', '&lt;p&gt;Ask &lt;b&gt;Ona&lt;/b&gt;&lt;/p&gt;')),
    ) +
      region('main', FIELD + ACCORDION + instance('greeting')) +
      FACETS +
      region(
        'side',
        olderInstance(
          'force:relatedListSingleContainer',
          ['parentFieldApiName', 'Account.ParentId'],
          ['relatedListApiName', 'Contacts'],
          ['rowsToDisplay', '1'],
        ),
      ),
    'flexipage:recordHomeSingleColTemplateDesktop',
  ),
});

describe("another project's page", () => {
  let browser: Browser;
  let org: TestOrg;
  let preview: RunningPreview;
  const log: string[] = [];

  before(async () => {
    browser = await launchBrowser();
    org = await startTestOrg({ projectDir });
    preview = await startPreview({
      projectDir,
      orgUrl: org.url,
      port: 0,
      cacheDir: CACHE_DIR,
      log: (line) => log.push(line),
    });
  });

  after(async () => {
    await browser.close();
    await preview.close();
    await org.close();
  });

  it('shows what it can, and a labelled placeholder for what it cannot', async () => {
    const admin = await org.login('admin@local-org.test', 'local-org');
    const { id: parent = '' } = await admin.sobject('Account').create({ Name: 'Acme Group' });
    const { id = '' } = await admin.sobject('Account').create({ Name: 'Acme', ParentId: parent, Industry: 'Banking' });
    for (const LastName of ['Able', 'Baker']) await admin.sobject('Contact').create({ LastName, AccountId: parent });
    const watched = await openPage(browser, { width: 1440, height: 900 });
    await watched.page.goto(`${preview.url}/lightning/r/Account/${id}/view`);
    await watched.page.getByText('Good morning, Acme').waitFor();
    for (const [name, label] of [
      ['lightning-map', 'Base component'],
      ['c:stockMap', 'Custom component'],
      ['maps:mapAll', 'Standard component'],
      ['field:Record.Industry', 'Field'],
    ] as const) {
      const text = await watched.page.locator(`[data-component="${name}"]`).innerText();
      assert.match(text, new RegExp(`${label}\\s+${name}: not part of the preview`));
    }
    const facts = watched.page.locator('lightning-accordion-section', { hasText: 'Facts' });
    await facts.getByRole('heading', { name: 'Trade' }).waitFor();
    await facts.getByText('Banking').waitFor();
    await watched.page.locator('b', { hasText: 'Ona' }).waitFor();
    const refused = (method: string): string =>
      `The embedded org runs no Apex: Stock.${method} was not called. Try this component in an org.`;
    await watched.page.getByText(refused('get'), { exact: true }).waitFor();
    await watched.page.getByRole('button', { name: 'Order' }).click();
    await watched.page.getByText(refused('order'), { exact: true }).waitFor();
    await watched.page.getByText('no scanner').waitFor();
    await watched.page.getByRole('heading', { name: 'Contacts (2)' }).waitFor();
    await watched.page.getByRole('link', { name: 'Able' }).waitFor();
    assert.deepEqual(watched.problems, []);
    await watched.assertAccessible();
    await watched.close();
  });

  it('is listed with what it does not show when the preview starts', () => {
    const text = log.join('\n');
    assert.match(text, /Account_Page\S+: places stockMap, which is an Aura component/);
    assert.match(text, /has a field in main, and the preview draws fields in field sections only/);
    assert.match(text, /uses the template flexipage:recordHomeSingleColTemplateDesktop, whose regions/);
    assert.match(text, /c\/stock calls Apex \(Stock\.get, Stock\.order\): the embedded org runs none/);
    assert.match(text, /c\/stock shows placeholders for base components that are not open source \(lightning-map\)/);
    assert.deepEqual(org.notices, [`Apex classes (1, such as ${MAIN}/classes/Stock.cls-meta.xml): no Apex runs.`]);
  });
});
