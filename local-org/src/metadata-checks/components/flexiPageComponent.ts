import type { Finding } from '../findings.ts';
import { isOfType, readBundleMeta, type BundleMeta, type DesignProperty } from '../lwc/bundleMeta.ts';
import type { OrgMetadata } from '../OrgMetadata.ts';
import type { XmlElement } from '../xml/XmlElement.ts';

/** The page that a component stands on; the target is undefined for types of pages that are not known here. */
export interface PageOfComponent {
  readonly target: string | undefined;
  readonly object: string | undefined;
}

/** What a Lightning web component of the project does not offer to the page that shows it. */
export function* componentFindings(item: XmlElement, page: PageOfComponent, org: OrgMetadata): Iterable<Finding> {
  const name = item.element('componentName');
  const bundle = name && org.component('LightningComponentBundle', name.content.replace(/^c:/, ''));
  if (!bundle || page.target === undefined) return;
  const meta = readBundleMeta(bundle.root);
  if (!meta.isExposed || !meta.targets.includes(page.target)) {
    yield { problem: `The component c:${bundle.fullName} isn't available for ${page.target}`, at: name };
    return;
  }
  const objects = meta.objects.get(page.target);
  if (objects && page.object !== undefined && !objects.includes(page.object)) {
    yield { problem: `The component c:${bundle.fullName} isn't available for ${page.object}`, at: name };
  }
  yield* propertyFindings(item, bundle.fullName, designProperties(meta, page.target));
}

function designProperties(meta: BundleMeta, target: string): readonly DesignProperty[] {
  return meta.properties.filter((property) => property.targets.includes(target));
}

function* propertyFindings(
  item: XmlElement,
  component: string,
  designed: readonly DesignProperty[],
): Iterable<Finding> {
  const given = item.elements('componentInstanceProperties');
  for (const property of given) {
    const name = property.text('name') ?? '';
    const design = designed.find((one) => one.name === name);
    const value = property.element('value');
    if (!design) yield { problem: `The component c:${component} has no property ${name}`, at: property };
    else if (value && !isOfType(value.content, design.type)) {
      yield { problem: `${value.content} is no ${design.type}, which the property ${name} is`, at: value };
    }
  }
  for (const { name } of designed.filter(({ required, fallback }) => required && fallback === undefined)) {
    if (!given.some((property) => property.text('name') === name && property.text('value') !== undefined)) {
      yield { problem: `The component c:${component} requires the property ${name}`, at: item };
    }
  }
}
