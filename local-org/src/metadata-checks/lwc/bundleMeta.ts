import type { XmlElement } from '../xml/XmlElement.ts';

/** A property that an admin sets in a builder. */
export interface DesignProperty {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** The value without one of the admin's. */
  readonly fallback: string | undefined;
  readonly targets: readonly string[];
  readonly element: XmlElement;
}

/** What a bundle's `.js-meta.xml` says. */
export interface BundleMeta {
  readonly isExposed: boolean;
  readonly targets: readonly string[];
  readonly properties: readonly DesignProperty[];
  /** By target, the objects whose record pages may show the component; a target without an entry is open to all. */
  readonly objects: ReadonlyMap<string, readonly string[]>;
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-configuration-tags.html */
export function readBundleMeta(root: XmlElement): BundleMeta {
  const configs = targetConfigs(root);
  return {
    isExposed: root.text('isExposed') === 'true',
    targets: root.elements('targets').flatMap((list) => list.texts('target')),
    properties: configs.flatMap((config) =>
      config.elements('property').map((element) => ({
        name: element.attribute('name') ?? '',
        type: element.attribute('type') ?? '',
        required: element.attribute('required') === 'true',
        fallback: element.attribute('default'),
        targets: configTargets(config),
        element,
      })),
    ),
    objects: new Map(
      configs.flatMap((config) => {
        const objects = config.elements('objects').flatMap((list) => list.texts('object'));
        return objects.length === 0 ? [] : configTargets(config).map((target) => [target, objects] as const);
      }),
    ),
  };
}

export function targetConfigs(root: XmlElement): XmlElement[] {
  return root.elements('targetConfigs').flatMap((list) => list.elements('targetConfig'));
}

/** `targets="lightning__AppPage, lightning__RecordPage"` */
export function configTargets(config: XmlElement): string[] {
  return (config.attribute('targets') ?? '').split(',').map((target) => target.trim());
}

/** Whether a text is a value of a property; expressions are worked out when the page is shown. */
export function isOfType(value: string, type: string): boolean {
  if (value.startsWith('{!')) return true;
  if (type === 'Boolean') return /^(true|false)$/.test(value);
  return type !== 'Integer' || /^-?\d+$/.test(value);
}
