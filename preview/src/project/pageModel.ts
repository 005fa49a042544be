/** One component of a page, with what the page passes to it. */
export interface ComponentItem {
  readonly kind: 'component';
  readonly key: string;
  /** `c/tierCard` for the project's own, `force:highlightsPanel` for standard ones. */
  readonly name: string;
  readonly properties: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export interface PageTab {
  readonly key: string;
  readonly label: string;
  readonly active: boolean;
  readonly items: readonly PageItem[];
}

export interface TabsetItem {
  readonly kind: 'tabset';
  readonly key: string;
  readonly tabs: readonly PageTab[];
}

export type PageItem = ComponentItem | TabsetItem;

/** A region of the page's template. `width` is what Lightning tells components as flexipageRegionWidth. */
export interface PageRegion {
  readonly name: string;
  readonly width: 'SMALL' | 'MEDIUM' | 'LARGE';
  readonly columns: number;
  readonly items: readonly PageItem[];
}

/** A record page as its metadata describes it: rows of regions, twelve columns wide. */
export interface RecordPage {
  readonly name: string;
  readonly label: string;
  readonly objectApiName: string;
  readonly rows: readonly (readonly PageRegion[])[];
}

/** A section of a page layout: fields in columns. */
export interface LayoutSection {
  readonly label: string;
  readonly columns: readonly (readonly string[])[];
}

/** What one page shows. */
export type PageView =
  | {
      readonly kind: 'record';
      readonly recordId: string;
      readonly objectApiName: string;
      readonly page: RecordPage;
      /** Fields of the record header, as paths from the object: `Type`, `Owner.Name`. */
      readonly compactFields: readonly string[];
      /** The sections of the object's layout; undefined for an object whose layout is the org's own. */
      readonly layout?: readonly LayoutSection[];
    }
  | { readonly kind: 'list'; readonly objectApiName: string; readonly listViewApiName: string }
  | {
      readonly kind: 'relatedList';
      readonly recordId: string;
      readonly objectApiName: string;
      readonly relatedListId: string;
    };
