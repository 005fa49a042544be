/** What a layout lets people do with a field; their permissions are a question of their own. */
export type LayoutBehavior = 'Edit' | 'Required' | 'Readonly';

/** A place of a layout with a field: the API name, or the name of a compound field such as `BillingAddress`. */
export interface LayoutField {
  readonly field: string;
  readonly behavior: LayoutBehavior;
}

/** A cell of a section; undefined leaves it empty. */
export type LayoutCell = LayoutField | undefined;

export interface LayoutSection {
  readonly heading: string;
  /** Whether the heading is shown on detail pages and on edit pages. */
  readonly detailHeading: boolean;
  readonly editHeading: boolean;
  readonly tabOrder: 'LeftRight' | 'TopDown';
  /** One or two columns, each from top to bottom. */
  readonly columns: readonly (readonly LayoutCell[])[];
}

/** The page layout of an object, as far as it shows fields. */
export type PageLayout = readonly LayoutSection[];
