import type { PageItem, PageTab, TabsetItem } from './pageModel.ts';
import { instancesOf, noteRule, propertiesOf, refuse, tabLabel, type Instance, type PageReader } from './pageReader.ts';
import { text } from './xml.ts';

/** What holds components in tabs, by name: where its tabs are, what they are, and where they have their label. */
export const CONTAINERS = {
  'flexipage:tabset': {
    kind: 'tabset',
    called: 'a tabset',
    what: 'tab',
    tabs: 'tabs',
    tab: 'flexipage:tab',
    label: 'title',
  },
  'flexipage:accordion': {
    kind: 'accordion',
    called: 'an accordion',
    what: 'section',
    tabs: 'accordionSections',
    tab: 'flexipage:accordionSection',
    label: 'label',
  },
} as const;

/** Reads the components of a region or facet. */
type ItemsOf = (reader: PageReader, regionName: string) => readonly PageItem[];

type Container = (typeof CONTAINERS)[keyof typeof CONTAINERS];

/**
 * A tabset or an accordion with what is in its tabs or sections.
 * @throws PreviewError for one without any, or with something else in their place
 */
export function tabsetOf(
  reader: PageReader,
  { key, instance }: Instance,
  container: Container,
  itemsOf: ItemsOf,
): TabsetItem {
  noteRule(reader, instance, container.kind);
  const properties = propertiesOf(instance);
  const facet = properties.get(container.tabs) ?? '';
  const tabs = instancesOf(reader, facet).map((tab) => {
    const name = text(tab.instance, 'componentName') ?? '';
    if (name !== container.tab)
      refuse(reader, `has ${name} in the ${container.what}s of ${facet}`, `Only ${container.tab} belongs there.`);
    noteRule(reader, tab.instance, container.what);
    const { label, active, body } = tabProperties(tab, container.label, properties.get('defaultSectionName'));
    return { key: tab.key, label, active, items: itemsOf(reader, body) };
  });
  if (tabs.length === 0) {
    refuse(reader, `has ${container.called} without ${container.what}s (${facet})`, `Give it a ${container.what}.`);
  }
  const chosen = Math.max(
    0,
    tabs.findIndex((tab) => tab.active),
  );
  return { kind: container.kind, key, tabs: tabs.map((tab, index) => ({ ...tab, active: index === chosen })) };
}

function tabProperties(
  { instance }: Instance,
  label: string,
  opened: string | undefined,
): Pick<PageTab, 'label' | 'active'> & { readonly body: string } {
  const properties = propertiesOf(instance);
  return {
    label: tabLabel(properties.get(label) ?? ''),
    active: properties.get('active') === 'true' || (opened !== undefined && properties.get('name') === opened),
    body: properties.get('body') ?? '',
  };
}
