/** One component of a page, with what the page passes to it. */
export interface ComponentItem {
  readonly kind: 'component';
  readonly key: string;
  /** `c/tierCard` for the project's own, `force:highlightsPanel` for standard ones. */
  readonly name: string;
  readonly properties: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** The custom permissions that decide who gets it: all must be as they are here. */
  readonly visibleFor?: readonly PermissionCriterion[];
}

/** A criterion of a visibility rule: whether the user has a custom permission. */
export interface PermissionCriterion {
  readonly customPermission: string;
  readonly has: boolean;
}

export interface PageTab {
  readonly key: string;
  readonly label: string;
  readonly active: boolean;
  readonly items: readonly PageItem[];
}

/** Tabs, or the sections of an accordion. */
export interface TabsetItem {
  readonly kind: 'tabset' | 'accordion';
  readonly key: string;
  readonly tabs: readonly PageTab[];
}

/** A field section of Dynamic Forms. */
export interface FieldSectionItem {
  readonly kind: 'fields';
  readonly key: string;
  readonly section: LayoutSection;
}

export type PageItem = ComponentItem | TabsetItem | FieldSectionItem;

/** A region of the page's template. `width` is what Lightning tells components as flexipageRegionWidth. */
export interface PageRegion {
  readonly name: string;
  readonly width: 'SMALL' | 'MEDIUM' | 'LARGE';
  readonly columns: number;
  readonly items: readonly PageItem[];
}

/** A Lightning page as its metadata describes it: rows of regions, twelve columns wide. */
export interface LightningPage {
  readonly name: string;
  readonly label: string;
  readonly rows: readonly (readonly PageRegion[])[];
}

/** The page of an object's records. */
export interface RecordPage extends LightningPage {
  readonly objectApiName: string;
}

/** A section of a page layout, or of Dynamic Forms: fields in columns. */
export interface LayoutSection {
  readonly label: string;
  readonly columns: readonly (readonly string[])[];
}

export type FormAction = 'new' | 'edit' | 'clone';

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
  /** A Lightning page tab. */
  | { readonly kind: 'app'; readonly page: LightningPage }
  /** The page that creates, edits or clones a record. */
  | {
      readonly kind: 'form';
      readonly action: FormAction;
      readonly heading: string;
      readonly objectApiName: string;
      /** Undefined for a new record. */
      readonly recordId?: string;
      readonly recordTypeId?: string;
      /** As `encodeDefaultFieldValues` writes them. */
      readonly defaultFieldValues?: string;
    }
  | { readonly kind: 'list'; readonly objectApiName: string; readonly listViewApiName: string }
  | {
      readonly kind: 'relatedList';
      readonly recordId: string;
      readonly objectApiName: string;
      readonly relatedListId: string;
    };
