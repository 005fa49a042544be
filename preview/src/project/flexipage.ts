import { basename } from 'node:path';

import type { ComponentItem, LightningPage, PageItem, PageTab, RecordPage } from './pageModel.ts';
import type { LightningComponent } from './lightningComponents.ts';
import { APP_PAGE_TEMPLATES, RECORD_PAGE_TEMPLATES, type Templates } from './pageTemplates.ts';
import { PreviewError, UnsupportedError } from './previewError.ts';
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
  readonly around: PageSurroundings;
  /** Regions and facets by name. */
  readonly regions: ReadonlyMap<string, XmlElement>;
}

/** What of the project its pages need. */
export interface PageSurroundings {
  readonly components: ReadonlyMap<string, LightningComponent>;
  /** Names of the project's Aura bundles. */
  readonly auraBundles: ReadonlySet<string>;
  /** Told what of a page the preview does not draw as an org does. */
  readonly note: (error: UnsupportedError) => void;
}

function refuse(reader: PageReader, message: string, nextStep: string): never {
  throw new PreviewError(message, nextStep, reader.file);
}

function unsupported({ file }: PageReader, message: string): UnsupportedError {
  return new UnsupportedError(message, 'Open this page in an org.', file);
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
    throw unsupported(
      reader,
      `gives ${component} the expression ${value} for ${name}, and the preview evaluates no expressions`,
    );
  }
  if (type === 'Boolean') return value === 'true';
  if (type === 'Integer') return Number.parseInt(value, 10);
  return value;
}

function customComponent(reader: PageReader, key: string, name: string, instance: XmlElement): ComponentItem {
  const component = reader.around.components.get(name);
  if (component === undefined) {
    if (reader.around.auraBundles.has(name)) throw unsupported(reader, `places ${name}, which is an Aura component`);
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

/** Tabs and tabsets are shown whatever their rule says: only components are hidden. */
function noteRule(reader: PageReader, instance: XmlElement, what: string): void {
  if (children(instance, 'visibilityRule').length === 0) return;
  reader.around.note(unsupported(reader, `has a visibility rule on a ${what}, which the preview always shows`));
}

function tabsOf(reader: PageReader, facet: string): readonly PageTab[] {
  const tabs = instancesOf(reader, facet).map(({ instance, key }) => {
    const name = text(instance, 'componentName') ?? '';
    if (name !== 'flexipage:tab')
      refuse(reader, `has ${name} in the tabs of ${facet}`, 'Only flexipage:tab belongs there.');
    noteRule(reader, instance, 'tab');
    return tabOf(reader, instance, key);
  });
  if (tabs.length === 0) refuse(reader, `has a tabset without tabs (${facet})`, 'Give it a tab.');
  const chosen = Math.max(
    0,
    tabs.findIndex((tab) => tab.active),
  );
  return tabs.map((tab, index) => ({ ...tab, active: index === chosen }));
}

interface Instance {
  readonly key: string;
  readonly instance: XmlElement;
}

/**
 * Components of a region or facet; a field of Dynamic Forms stands there by its name. Pages that were retrieved with an API version before
 * 49.0 have them without items around them.
 * https://developer.salesforce.com/docs/atlas.en-us.210.0.api_meta.meta/api_meta/meta_flexipage.htm
 */
function instancesOf(reader: PageReader, regionName: string): readonly Instance[] {
  const region = reader.regions.get(regionName);
  if (region === undefined) return [];
  const instances = [
    ...children(region, 'componentInstances'),
    ...children(region, 'itemInstances').map(
      (item) => children(item, 'componentInstance')[0] ?? children(item, 'fieldInstance')[0] ?? {},
    ),
  ];
  return instances.map((instance, index) => ({ key: `${regionName}-${index}`, instance }));
}

function itemsOf(reader: PageReader, regionName: string): readonly PageItem[] {
  return instancesOf(reader, regionName).map((placed) => {
    try {
      return itemOf(reader, placed, regionName);
    } catch (error) {
      if (!(error instanceof UnsupportedError)) throw error;
      reader.around.note(error);
      return placeholder(placed);
    }
  });
}

/** @throws UnsupportedError for what the page shows a placeholder of */
function itemOf(reader: PageReader, { key, instance }: Instance, regionName: string): PageItem {
  const name = text(instance, 'componentName');
  if (name === undefined) {
    throw unsupported(reader, `has a field in ${regionName}, and the preview draws no Dynamic Forms`);
  }
  if (name === 'flexipage:tabset') {
    noteRule(reader, instance, 'tabset');
    return { kind: 'tabset', key, tabs: tabsOf(reader, propertiesOf(instance).get('tabs') ?? '') };
  }
  const rule = readVisibilityRule(reader.file, instance);
  const own = name.startsWith('c:') ? name.slice(2) : name;
  const item: ComponentItem = own.includes(':')
    ? { kind: 'component', key, name, properties: standardProperties(instance) }
    : customComponent(reader, key, own, instance);
  return rule.length > 0 ? { ...item, visibleFor: rule } : item;
}

/** A name with a colon is that of a component that the preview has not: the page shows its label. */
function placeholder({ key, instance }: Instance): ComponentItem {
  const name = text(instance, 'componentName') ?? `field:${text(instance, 'fieldItem') ?? ''}`;
  return { kind: 'component', key, name: name.includes(':') ? name : `c:${name}`, properties: {} };
}

/** The rows of a template; those of one that the preview does not draw are its regions, one below the other. */
function rowsOf(reader: PageReader, name: string): Templates[string] {
  const template = PAGE_TYPES[reader.type].templates[name];
  const regions = [...reader.regions].flatMap(([region, element]) =>
    text(element, 'type') === 'Region' ? [region] : [],
  );
  if (template === undefined) {
    reader.around.note(unsupported(reader, `uses the template ${name}, whose regions the preview stacks`));
    return regions.map((region) => [{ name: region, width: 'LARGE', columns: 12 }]);
  }
  const drawn = template.flat().map((region) => region.name);
  const unknown = regions.find((region) => !drawn.includes(region));
  if (unknown !== undefined) {
    refuse(reader, `has a region ${unknown}, which ${name} does not have`, `Its regions are ${drawn.join(', ')}.`);
  }
  return template;
}

/**
 * Reads an app page or a record page; `undefined` when the flexipage is of another type (home page, utility bar).
 *
 * Component names without a namespace, and those of namespace `c`, are the project's LWCs. Standard components stay by name. What an org
 * draws and the preview does not (other templates and visibility rules, Dynamic Forms, expressions, Aura) is noted, with a placeholder
 * in its place.
 * @throws PreviewError naming a region, component or design property that does not exist
 */
export function readLightningPage(file: string, around: PageSurroundings): LightningPage | RecordPage | undefined {
  const page = readXml(file, 'FlexiPage');
  const type = text(page, 'type');
  if (type !== 'RecordPage' && type !== 'AppPage') return undefined;
  const regions = new Map(children(page, 'flexiPageRegions').map((region) => [text(region, 'name') ?? '', region]));
  const reader: PageReader = { file, type, around, regions };
  const rows = rowsOf(reader, text(children(page, 'template')[0] ?? {}, 'name') ?? '');
  const name = basename(file, '.flexipage-meta.xml');
  const read: LightningPage = {
    name,
    label: text(page, 'masterLabel') ?? name,
    rows: rows.map((row) => row.map((region) => ({ ...region, items: itemsOf(reader, region.name) }))),
  };
  return type === 'RecordPage' ? { ...read, objectApiName: text(page, 'sobjectType') ?? '' } : read;
}
