import { createHash } from 'node:crypto';
import { OrgError } from '../../errors.ts';
import type { OrgContext } from '../../http/index.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { recordIdOf } from '../../store/index.ts';
import type { ScreenMetadata } from '../lists/screenMetadata.ts';
import { componentFields } from './componentFields.ts';
import { EMPTY_ITEM, layoutItem } from './layoutItem.ts';
import type { LayoutItem } from './layoutItem.ts';
import type { LayoutCell, LayoutSection, PageLayout } from './pageLayout.ts';

export const LAYOUT_TYPES = ['Compact', 'Full'] as const;
export const LAYOUT_MODES = ['Create', 'Edit', 'View'] as const;
export type LayoutType = (typeof LAYOUT_TYPES)[number];
export type LayoutMode = (typeof LAYOUT_MODES)[number];

/** Which layout of an object. */
export interface AskedLayout {
  readonly object: ObjectSchema;
  readonly layoutType: LayoutType;
  readonly mode: LayoutMode;
  readonly recordTypeId: string;
}

/** Source: "Record Layout" and "Record Layout Section", User Interface API Developer Guide (ui_api_responses_record_layout.htm). */
export interface RecordLayout {
  readonly eTag: string;
  readonly id: string;
  readonly sections: readonly RecordLayoutSection[];
  readonly [other: string]: unknown;
}

export interface RecordLayoutSection {
  readonly id: string;
  readonly layoutRows: readonly { readonly layoutItems: readonly LayoutItem[] }[];
  readonly [other: string]: unknown;
}

/** Key prefixes of page layouts and their sections, which are no records here. */
const LAYOUT_PREFIX = '00h';
const SECTION_PREFIX = '01B';
/** More sections than any layout has, so that each has an id of its own. */
const MOST_SECTIONS = 1000;

/** A layout as this viewer sees it: without the fields that the viewer may not read, and those that the mode has no use for. */
export function recordLayout(
  org: OrgContext,
  screens: ScreenMetadata,
  { object, layoutType, mode, recordTypeId }: AskedLayout,
  viewer: Viewer,
): RecordLayout {
  const isCompact = layoutType === 'Compact';
  const number = org.schema.objects.indexOf(object) + 1;
  const shown = isCompact ? compactLayout(object, screens) : screens.pageLayout(object);
  const sections = shown.flatMap((section, index): RecordLayoutSection[] => {
    const rows = rowsOf(object, section, mode, viewer).map(({ layoutItems }) => ({
      layoutItems: isCompact ? layoutItems.map((item) => ({ ...item, uiBehavior: null })) : layoutItems,
    }));
    if (rows.length === 0) return [];
    return [
      {
        collapsible: false,
        columns: section.columns.length,
        heading: section.heading,
        id: recordIdOf(SECTION_PREFIX, number * MOST_SECTIONS + index),
        layoutRows: rows,
        rows: rows.length,
        tabOrder: section.tabOrder,
        useHeading: mode === 'View' ? section.detailHeading : section.editHeading,
      },
    ];
  });
  const id = recordIdOf(LAYOUT_PREFIX, number * 2 + Number(isCompact));
  const layout = { id, layoutType, mode, objectApiName: object.name, recordTypeId, saveOptions: [], sections };
  return { ...layout, eTag: createHash('md5').update(JSON.stringify(layout)).digest('hex') };
}

function compactLayout(object: ObjectSchema, screens: ScreenMetadata): PageLayout {
  const nameField = object.fields.find((field) => field.nameField)?.name ?? 'Id';
  const names = screens.compactFields(object).map((path) => lookupOf(object, path));
  const cells = (names.length === 0 ? [nameField] : names).map((field) => ({ field, behavior: 'Readonly' }) as const);
  return [{ heading: '', detailHeading: false, editHeading: false, tabOrder: 'TopDown', columns: [cells] }];
}

/** Compact layouts name lookups by the name of their record: `Owner.Name` is shown by `OwnerId`. */
function lookupOf(object: ObjectSchema, path: string): string {
  const [relationship = '', ...rest] = path.split('.');
  return rest.length === 0 ? path : (object.relationship(relationship)?.name ?? path);
}

/** The columns side by side; those that are shorter end with empty cells. */
function rowsOf(
  object: ObjectSchema,
  section: LayoutSection,
  mode: LayoutMode,
  viewer: Viewer,
): readonly { readonly layoutItems: readonly LayoutItem[] }[] {
  const columns = section.columns.map((cells) => cells.flatMap((cell) => itemsOf(object, cell, mode, viewer)));
  if (!columns.some((items) => items.some((item) => item !== EMPTY_ITEM))) return [];
  const height = Math.max(...columns.map((items) => items.length));
  return Array.from({ length: height }, (_, row) => ({
    layoutItems: columns.map((items) => items[row] ?? EMPTY_ITEM),
  }));
}

function itemsOf(object: ObjectSchema, cell: LayoutCell, mode: LayoutMode, viewer: Viewer): readonly LayoutItem[] {
  if (cell === undefined) return [EMPTY_ITEM];
  const [first] = componentFields(object, cell.field);
  const item = first && isInMode(first, mode) ? layoutItem(object, cell, viewer) : undefined;
  return item === undefined ? [] : [item];
}

/** What is worked out only when a record is saved has no place on the page that creates it; formulas have none on either. */
function isInMode(field: FieldSchema, mode: LayoutMode): boolean {
  if (mode === 'View') return true;
  return mode === 'Create' ? field.createable : field.formula === undefined && field.rollUp === undefined;
}

/** The fields of a layout, each once. */
export function fieldsOfLayout({ sections }: RecordLayout): readonly string[] {
  const items = sections.flatMap(({ layoutRows }) => layoutRows.flatMap(({ layoutItems }) => layoutItems));
  const components = items.flatMap(({ layoutComponents }) => layoutComponents.map(({ apiName }) => apiName));
  return [...new Set(components.filter((name) => name !== null))];
}

/** @throws OrgError ILLEGAL_QUERY_PARAMETER_VALUE for none of those */
export function oneOf<Known extends string>(name: string, given: string, known: readonly Known[]): Known {
  const found = known.find((one) => one === given);
  if (found !== undefined) return found;
  throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `${name} must be one of ${known.join(', ')}, not ${given}.`);
}
