/** One component of a page, with what the page passes to it. */
export interface ComponentItem {
  readonly kind: 'component';
  readonly key: string;
  /** `c/tierCard` for the project's own, `force:highlightsPanel` for standard ones. */
  readonly name: string;
  readonly properties: Readonly<Record<string, string | number | boolean>>;
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
