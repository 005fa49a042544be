import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { PreviewError, readPreviewProject, type RecordPage } from '../../../../preview/src/project/index.ts';
import {
  exposedMeta,
  flexipage,
  instance,
  lwcPath,
  PAGE_PATH,
  previewProject,
  property,
  region,
} from '../previewFixture.ts';

function read(regions: string, files: Record<string, string> = {}, template?: string): RecordPage {
  const project = previewProject({ ...files, [PAGE_PATH]: flexipage(regions, template) });
  const page = readPreviewProject(project).recordPages.get('Account');
  assert.ok(page);
  return page;
}

function refusal(regions: string, files: Record<string, string> = {}, template?: string): PreviewError {
  let thrown: unknown;
  try {
    read(regions, files, template);
  } catch (error) {
    thrown = error;
  }
  assert.ok(thrown instanceof PreviewError, 'the page was not refused');
  assert.match(thrown.location ?? '', /Account_Page\.flexipage-meta\.xml$/);
  assert.notEqual(thrown.nextStep, '');
  return thrown;
}

/** What the page shows in the main region, and what was noted of it. */
function noted(
  regions: string,
  files: Record<string, string> = {},
  template?: string,
): { readonly names: readonly string[]; readonly notes: readonly string[] } {
  const project = readPreviewProject(previewProject({ ...files, [PAGE_PATH]: flexipage(regions, template) }));
  const page = project.recordPages.get('Account');
  assert.ok(page);
  const names = items(page, 'main').map((item) => (item.kind === 'component' ? item.name : item.kind));
  return { names, notes: project.unsupported.map((error) => error.message) };
}

const items = (page: RecordPage, name: string) => page.rows.flat().find((one) => one.name === name)?.items ?? [];

describe('readLightningPage', () => {
  describe('a page of the usual template', () => {
    it('lays header over main and sidebar, eight to four columns', () => {
      const { rows } = read(region('main', instance('greeting')));
      assert.deepEqual(
        rows.map((row) => row.map(({ name, columns, width }) => [name, columns, width])),
        [
          [['header', 12, 'LARGE']],
          [
            ['main', 8, 'MEDIUM'],
            ['sidebar', 4, 'SMALL'],
          ],
        ],
      );
    });

    it('keeps the components of a region in order: none, one, many', () => {
      const page = read(
        region('header', instance('greeting')) +
          region('main', instance('force:detailPanel') + instance('c:greeting') + instance('lst:dynamicRelatedList')),
      );
      const names = (name: string) =>
        items(page, name).map((item) => (item.kind === 'component' ? item.name : item.kind));
      assert.deepEqual(names('sidebar'), []);
      assert.deepEqual(names('header'), ['c/greeting']);
      assert.deepEqual(names('main'), ['force:detailPanel', 'c/greeting', 'lst:dynamicRelatedList']);
    });

    it('reads components that an older API version retrieved, without items around them', () => {
      const older = (name: string): string =>
        `<componentInstances>${property('title', 'Hi')}<componentName>${name}</componentName></componentInstances>`;
      const page = read(region('main', older('force:detailPanel') + older('lst:dynamicRelatedList')));
      assert.deepEqual(
        items(page, 'main').map((item) => [item.key, item.kind === 'component' && [item.name, item.properties]]),
        [
          ['main-0', ['force:detailPanel', { title: 'Hi' }]],
          ['main-1', ['lst:dynamicRelatedList', { title: 'Hi' }]],
        ],
      );
    });
  });

  describe('a page with tabs', () => {
    const tab = (body: string, title: string, inner = '') =>
      instance('flexipage:tab', property('body', body) + property('title', title) + inner);
    const tabset = region('main', instance('flexipage:tabset', property('tabs', 'maintabs')));

    it('reads labels that Lightning names itself, own labels, and what each tab holds', () => {
      const page = read(
        region('one', instance('greeting'), 'Facet') +
          region('maintabs', tab('one', 'Standard.Tab.detail') + tab('two', 'Plan'), 'Facet') +
          tabset,
      );
      const [item] = items(page, 'main');
      assert.equal(item?.kind, 'tabset');
      assert.deepEqual(
        item.kind === 'tabset' && item.tabs.map(({ label, active, items: inner }) => [label, active, inner.length]),
        [
          ['Details', true, 1],
          ['Plan', false, 0],
        ],
      );
    });

    it('opens the tab that is marked active', () => {
      const tabs = tab('one', 'One') + tab('two', 'Two', property('active', 'true'));
      const [item] = items(read(region('maintabs', tabs, 'Facet') + tabset), 'main');
      assert.deepEqual(item?.kind === 'tabset' && item.tabs.map(({ active }) => active), [false, true]);
    });

    it('refuses a tabset without tabs', () => {
      assert.match(refusal(tabset).message, /tabset without tabs/);
    });
  });

  describe('a page with Dynamic Forms', () => {
    const fields = (...names: readonly string[]): string =>
      names
        .map((name) => `<itemInstances><fieldInstance><fieldItem>${name}</fieldItem></fieldInstance></itemInstances>`)
        .join('');
    const column = (body: string): string => instance('flexipage:column', property('body', body));
    const section = instance('flexipage:fieldSection', property('label', 'Who') + property('columns', 'columns'));
    const facets =
      region(
        'left',
        fields('Record.Name', 'Record.Type', 'Record.Owner.Name') + instance('flexipage:blankSpace'),
        'Facet',
      ) +
      region('right', fields('Record.OwnerId'), 'Facet') +
      region('columns', column('left') + column('right') + column('none'), 'Facet');

    it('reads the fields of a section, column by column, and notes those of other records', () => {
      const regions = region('main', section + instance('force:recordDetailPanelMobile')) + facets;
      assert.deepEqual(items(read(regions), 'main'), [
        {
          kind: 'fields',
          key: 'main-0',
          section: { label: 'Who', columns: [['Name', 'Type'], ['OwnerId'], []] },
        },
      ]);
      assert.match(noted(regions).notes.join(), /^has Record\.Owner\.Name in a field section, which[^,]*$/);
    });

    it('opens the section of an accordion that is its default', () => {
      const part = (name: string, label: string, body: string): string =>
        instance(
          'flexipage:accordionSection',
          property('name', name) + property('label', label) + property('body', body),
        );
      const accordion = property('accordionSections', 'parts') + property('defaultSectionName', 'second');
      const page = read(
        region('main', instance('flexipage:accordion', accordion)) +
          region(
            'parts',
            part('first', 'Standard.Tab.additionalFields', 'one') + part('second', 'More', 'two'),
            'Facet',
          ) +
          region('one', section, 'Facet') +
          facets,
      );
      const [item] = items(page, 'main');
      assert.equal(item?.kind, 'accordion');
      assert.deepEqual(
        item.kind === 'accordion' &&
          item.tabs.map(({ label, active, items: inner }) => [label, active, inner.map(({ kind }) => kind)]),
        [
          ['Additional Fields', false, ['fields']],
          ['More', true, []],
        ],
      );
    });

    it('refuses an accordion without sections', () => {
      assert.match(
        refusal(region('main', instance('flexipage:accordion'))).message,
        /has an accordion without sections/,
      );
    });
  });

  describe('design properties', () => {
    const files = {
      [lwcPath('greeting', 'greeting.js-meta.xml')]: exposedMeta(
        `<property name="rows" type="Integer" default="5" /><property name="bold" type="Boolean" />
         <property name="title" type="String" />`,
      ),
    };

    it('passes values by their type, and the default where the page sets none', () => {
      const page = read(
        region('main', instance('greeting', property('bold', 'true') + property('title', 'A &amp; B'))),
        files,
      );
      const [item] = items(page, 'main');
      assert.deepEqual(item?.kind === 'component' && item.properties, { rows: 5, bold: true, title: 'A & B' });
    });

    it('refuses a property that the component does not offer', () => {
      assert.match(
        refusal(region('main', instance('greeting', property('size', '1'))), files).message,
        /sets size on greeting/,
      );
    });

    it('that are expressions make a placeholder of the component', () => {
      const regions = region('main', instance('greeting', property('title', '{!Record.Name}')) + instance('greeting'));
      const { names, notes } = noted(regions, files);
      assert.deepEqual(names, ['c:greeting', 'c/greeting']);
      assert.match(notes.join(), /^gives greeting the expression \{!Record\.Name\} for title[^,]*, and[^,]*$/);
    });
  });

  describe('what the preview cannot draw', () => {
    const rule = '<visibilityRule><criteria><leftValue>{!Record.Name}</leftValue></criteria></visibilityRule>';
    const field = '<itemInstances><fieldInstance><fieldItem>Record.Name</fieldItem></fieldInstance></itemInstances>';
    const placeholders: readonly (readonly [what: string, placed: string, name: string, note: RegExp])[] = [
      [
        'a rule other than on custom permissions',
        instance('greeting', rule),
        'c:greeting',
        /visibility rule on greeting/,
      ],
      ['a field beside field sections', field, 'field:Record.Name', /field in main/],
      ['an Aura component', instance('oldMap'), 'c:oldMap', /places oldMap, which is an Aura component/],
    ];
    for (const [what, placed, name, note] of placeholders) {
      it(`has a placeholder for ${what}, beside the others`, () => {
        const aura = { 'force-app/main/default/aura/oldMap/oldMap.cmp': '<aura:component/>' };
        const { names, notes } = noted(region('main', placed + instance('greeting')), aura);
        assert.deepEqual(names, [name, 'c/greeting']);
        assert.equal(notes.length, 1);
        assert.match(notes[0] ?? '', note);
      });
    }

    it('shows tabs and tabsets whatever their rules say, and notes it', () => {
      const tab = instance('flexipage:tab', property('title', 'One') + property('body', 'facet') + rule);
      const { names, notes } = noted(
        region('main', instance('flexipage:tabset', property('tabs', 'tabs') + rule)) +
          region('tabs', tab, 'Facet') +
          region('facet', instance('greeting'), 'Facet'),
      );
      assert.deepEqual(names, ['tabset']);
      assert.match(notes.join(), /rule on a tabset.*rule on a tab,/);
    });

    it('stacks the regions of another template, and notes it', () => {
      const { names, notes } = noted(region('top', '') + region('main', instance('greeting')), {}, 'my:template');
      assert.deepEqual(names, ['c/greeting']);
      assert.match(notes.join(), /uses the template my:template, whose regions the preview stacks/);
    });

    it('refuses a region that the template does not have', () => {
      assert.match(refusal(region('leftsidebar', instance('greeting'))).message, /region leftsidebar/);
    });

    it('refuses a component that does not exist', () => {
      assert.match(refusal(region('main', instance('missing'))).message, /places missing/);
    });

    it('refuses a component that record pages may not carry', () => {
      const meta = exposedMeta().replace('lightning__RecordPage</target>', 'lightning__AppPage</target>');
      const error = refusal(region('main', instance('greeting')), {
        [lwcPath('greeting', 'greeting.js-meta.xml')]: meta,
      });
      assert.match(error.message, /not offered to record pages/);
    });
  });
});
