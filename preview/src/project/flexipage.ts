import { basename } from 'node:path';

import { fieldSection } from './fieldSections.ts';
import type { ComponentItem, LightningPage, PageItem, RecordPage } from './pageModel.ts';
import {
  instancesOf,
  PAGE_TYPES,
  propertiesOf,
  refuse,
  unsupported,
  type Instance,
  type PageReader,
  type PageSurroundings,
} from './pageReader.ts';
import { CONTAINERS, tabsetOf } from './pageTabsets.ts';
import type { Templates } from './pageTemplates.ts';
import { UnsupportedError } from './previewError.ts';
import { readVisibilityRule } from './visibilityRule.ts';
import { children, readXml, text, type XmlElement } from './xml.ts';

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

/** The details by layout that phones show where Dynamic Forms are for desktops; a desktop, which the preview is, shows nothing there. */
const PHONES_ONLY = 'force:recordDetailPanelMobile';

function itemsOf(reader: PageReader, regionName: string): readonly PageItem[] {
  const shown = instancesOf(reader, regionName).filter(
    ({ instance }) => text(instance, 'componentName') !== PHONES_ONLY,
  );
  return shown.map((placed) => {
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
function itemOf(reader: PageReader, placed: Instance, regionName: string): PageItem {
  const { key, instance } = placed;
  const name = text(instance, 'componentName');
  if (name === undefined) {
    throw unsupported(reader, `has a field in ${regionName}, and the preview draws fields in field sections only`);
  }
  if (name in CONTAINERS) return tabsetOf(reader, placed, CONTAINERS[name as keyof typeof CONTAINERS], itemsOf);
  if (name === 'flexipage:fieldSection') return fieldSection(reader, placed);
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
 * draws and the preview does not (other templates and visibility rules, expressions, Aura) is noted, with a placeholder
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
