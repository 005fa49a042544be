import { basename } from 'node:path';

import type { ComponentItem, LightningPage, PageItem, PageTab, RecordPage } from './pageModel.ts';
import type { LightningComponent } from './lightningComponents.ts';
import { APP_PAGE_TEMPLATES, RECORD_PAGE_TEMPLATES } from './pageTemplates.ts';
import { PreviewError } from './previewError.ts';
import { readVisibilityRule } from './visibilityRule.ts';
import { children, readXml, text, type XmlElement } from './xml.ts';

/** What an LWC must offer itself to, and the templates, by the page's type. */
const PAGE_TYPES = {
  AppPage: { target: 'lightning__AppPage', called: 'app pages', templates: APP_PAGE_TEMPLATES },
  RecordPage: { target: 'lightning__RecordPage', called: 'record pages', templates: RECORD_PAGE_TEMPLATES },
} as const;

type PageType = keyof typeof PAGE_TYPES;

/** Labels of the tabs that Lightning names itself. */
const STANDARD_TABS: Readonly<Record<string, string>> = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.relatedLists': 'Related',
  'Standard.Tab.activity': 'Activity',
  'Standard.Tab.collaborate': 'Chatter',
};

interface PageReader {
  readonly file: string;
  readonly type: PageType;
  readonly components: ReadonlyMap<string, LightningComponent>;
  /** Regions and facets by name. */
  readonly regions: ReadonlyMap<string, XmlElement>;
}

function refuse(reader: PageReader, message: string, nextStep: string): never {
  throw new PreviewError(message, nextStep, reader.file);
}

function propertiesOf(instance: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    children(instance, 'componentInstanceProperties').map((property) => [
      text(property, 'name') ?? '',
      text(property, 'value') ?? '',
    ]),
  );
}

function typedValue(reader: PageReader, component: string, name: string, type: string, value: string) {
  if (value.includes('{!')) {
    refuse(
      reader,
      `gives ${component} the expression ${value} for ${name}, and the preview evaluates no expressions`,
      'Use a fixed value.',
    );
  }
  if (type === 'Boolean') return value === 'true';
  if (type === 'Integer') return Number.parseInt(value, 10);
  return value;
}

function customComponent(reader: PageReader, key: string, name: string, instance: XmlElement): ComponentItem {
  const component = reader.components.get(name);
  if (component === undefined) {
    refuse(reader, `places ${name}, which no package directory has under lwc/`, 'Correct the component name.');
  }
  const { target, called } = PAGE_TYPES[reader.type];
  if (!component.isExposed || !component.targets.includes(target)) {
    refuse(
      reader,
      `places ${name}, which is not offered to ${called}`,
      `Set isExposed and the target ${target} in ${component.metaFile}.`,
    );
  }
  const designed = component.properties.get(target) ?? [];
  const given = propertiesOf(instance);
  for (const property of given.keys()) {
    if (!designed.some((design) => design.name === property)) {
      refuse(
        reader,
        `sets ${property} on ${name}, which has no such design property`,
        `Declare it in ${component.metaFile}.`,
      );
    }
  }
  const values = designed.flatMap((design) => {
    const value = given.get(design.name) ?? design.default;
    return value === undefined
      ? []
      : [[design.name, typedValue(reader, name, design.name, design.type, value)] as const];
  });
  return { kind: 'component', key, name: `c/${name}`, properties: Object.fromEntries(values) };
}

/** Properties of a standard component, which declares no types: texts, and lists of texts. */
function standardProperties(instance: XmlElement): ComponentItem['properties'] {
  return Object.fromEntries(
    children(instance, 'componentInstanceProperties').map((property) => {
      const list = children(property, 'valueList').flatMap((values) => children(values, 'valueListItems'));
      const value = list.length > 0 ? list.map((item) => text(item, 'value') ?? '') : (text(property, 'value') ?? '');
      return [text(property, 'name') ?? '', value];
    }),
  );
}

function tabOf(reader: PageReader, instance: XmlElement, key: string): PageTab {
  const properties = propertiesOf(instance);
  const title = properties.get('title') ?? '';
  return {
    key,
    label: STANDARD_TABS[title] ?? title,
    active: properties.get('active') === 'true',
    items: itemsOf(reader, properties.get('body') ?? ''),
  };
}

function tabsOf(reader: PageReader, facet: string): readonly PageTab[] {
  const tabs = instancesOf(reader, facet).map(({ instance, key }) => {
    const name = text(instance, 'componentName') ?? '';
    if (name !== 'flexipage:tab')
      refuse(reader, `has ${name} in the tabs of ${facet}`, 'Only flexipage:tab belongs there.');
    if (readVisibilityRule(reader.file, instance).length > 0)
      refuse(reader, 'has a visibility rule on a tab', 'The preview has them on components alone.');
    return tabOf(reader, instance, key);
  });
  if (tabs.length === 0) refuse(reader, `has a tabset without tabs (${facet})`, 'Give it a tab.');
  const chosen = Math.max(
    0,
    tabs.findIndex((tab) => tab.active),
  );
  return tabs.map((tab, index) => ({ ...tab, active: index === chosen }));
}

function instancesOf(reader: PageReader, regionName: string): { instance: XmlElement; key: string }[] {
  const region = reader.regions.get(regionName);
  if (region === undefined) return [];
  return children(region, 'itemInstances').map((item, index) => {
    const instance = children(item, 'componentInstance')[0];
    if (instance === undefined) {
      refuse(
        reader,
        `has a field in ${regionName}, and the preview draws no Dynamic Forms`,
        'Use force:detailPanel, or open this page in an org.',
      );
    }
    return { instance, key: `${regionName}-${index}` };
  });
}

function itemsOf(reader: PageReader, regionName: string): readonly PageItem[] {
  return instancesOf(reader, regionName).map(({ instance, key }) => {
    const name = text(instance, 'componentName') ?? '';
    const rule = readVisibilityRule(reader.file, instance);
    if (name === 'flexipage:tabset') {
      if (rule.length > 0)
        refuse(reader, 'has a visibility rule on a tabset', 'The preview has them on components alone.');
      return { kind: 'tabset', key, tabs: tabsOf(reader, propertiesOf(instance).get('tabs') ?? '') };
    }
    const own = name.startsWith('c:') ? name.slice(2) : name;
    const item: ComponentItem = own.includes(':')
      ? { kind: 'component', key, name, properties: standardProperties(instance) }
      : customComponent(reader, key, own, instance);
    return rule.length > 0 ? { ...item, visibleFor: rule } : item;
  });
}

/**
 * Reads an app page or a record page; `undefined` when the flexipage is of another type (home page, utility bar).
 *
 * Component names without a namespace, and those of namespace `c`, are the project's LWCs. Standard components stay by name.
 * @throws PreviewError naming what the page asks for and the preview cannot do: another template, other visibility rules, Dynamic
 * Forms, expressions, components or design properties that do not exist.
 */
export function readLightningPage(
  file: string,
  components: ReadonlyMap<string, LightningComponent>,
): LightningPage | RecordPage | undefined {
  const page = readXml(file, 'FlexiPage');
  const type = text(page, 'type');
  if (type !== 'RecordPage' && type !== 'AppPage') return undefined;
  const regions = new Map(children(page, 'flexiPageRegions').map((region) => [text(region, 'name') ?? '', region]));
  const reader: PageReader = { file, type, components, regions };
  const { templates } = PAGE_TYPES[type];
  const templateName = text(children(page, 'template')[0] ?? {}, 'name') ?? '';
  const template = templates[templateName];
  if (template === undefined) {
    refuse(reader, `uses the template ${templateName}`, `The preview draws ${Object.keys(templates).join(', ')}.`);
  }
  const name = basename(file, '.flexipage-meta.xml');
  const drawn = new Set(template.flat().map((region) => region.name));
  for (const [region, element] of regions) {
    if (text(element, 'type') === 'Region' && !drawn.has(region)) {
      refuse(
        reader,
        `has a region ${region}, which ${templateName} does not have`,
        `Its regions are ${[...drawn].join(', ')}.`,
      );
    }
  }
  const read: LightningPage = {
    name,
    label: text(page, 'masterLabel') ?? name,
    rows: template.map((row) => row.map((region) => ({ ...region, items: itemsOf(reader, region.name) }))),
  };
  return type === 'RecordPage' ? { ...read, objectApiName: text(page, 'sobjectType') ?? '' } : read;
}
