import type { LightningComponent } from './lightningComponents.ts';
import { APP_PAGE_TEMPLATES, RECORD_PAGE_TEMPLATES } from './pageTemplates.ts';
import { PreviewError, UnsupportedError } from './previewError.ts';
import { children, text, type XmlElement } from './xml.ts';

/** What an LWC must offer itself to, and the templates, by the page's type. */
export const PAGE_TYPES = {
  AppPage: { target: 'lightning__AppPage', called: 'app pages', templates: APP_PAGE_TEMPLATES },
  RecordPage: { target: 'lightning__RecordPage', called: 'record pages', templates: RECORD_PAGE_TEMPLATES },
} as const;

type PageType = keyof typeof PAGE_TYPES;

/** A page while it is read. */
export interface PageReader {
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

/** @throws PreviewError that names the page's file */
export function refuse(reader: PageReader, message: string, nextStep: string): never {
  throw new PreviewError(message, nextStep, reader.file);
}

/** What says of the page that the preview does not draw something. */
export function unsupported({ file }: PageReader, message: string): UnsupportedError {
  return new UnsupportedError(message, 'Open this page in an org.', file);
}

/** What the page sets on a component, as text. */
export function propertiesOf(instance: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    children(instance, 'componentInstanceProperties').map((property) => [
      text(property, 'name') ?? '',
      text(property, 'value') ?? '',
    ]),
  );
}

/** A component, or a field, at its place on the page. */
export interface Instance {
  readonly key: string;
  readonly instance: XmlElement;
}

/**
 * Components of a region or facet; a field of Dynamic Forms stands there by its name. Pages that were retrieved with an API version before
 * 49.0 have them without items around them.
 * https://developer.salesforce.com/docs/atlas.en-us.210.0.api_meta.meta/api_meta/meta_flexipage.htm
 */
export function instancesOf(reader: PageReader, regionName: string): readonly Instance[] {
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

/** Whatever is no component is shown whatever its rule says: only components are hidden. */
export function noteRule(reader: PageReader, instance: XmlElement, what: string): void {
  if (children(instance, 'visibilityRule').length === 0) return;
  reader.around.note(unsupported(reader, `has a visibility rule on a ${what}, which the preview always shows`));
}

/** Labels of the tabs and sections that Lightning names itself, where they are not the words of the name. */
const STANDARD_TABS: Readonly<Record<string, string>> = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.relatedLists': 'Related',
  'Standard.Tab.collaborate': 'Chatter',
};

/** `Standard.Tab.additionalFields` is called Additional Fields. */
export function tabLabel(title: string): string {
  const [, words] = /^Standard\.Tab\.(\w+)$/.exec(title) ?? [];
  if (words === undefined) return title;
  return STANDARD_TABS[title] ?? words.replace(/^./, (first) => first.toUpperCase()).replaceAll(/\B[A-Z]/g, ' $&');
}
