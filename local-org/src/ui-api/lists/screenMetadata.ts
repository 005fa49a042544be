import { basename, dirname } from 'node:path';
import { readMetadata } from '../../schema/index.ts';
import type { MetadataFile, MetadataNode, ObjectSchema, Schema } from '../../schema/index.ts';
import { defaultLayout } from '../layouts/defaultLayout.ts';
import type { PageLayout } from '../layouts/pageLayout.ts';
import { readPageLayout } from '../layouts/readPageLayout.ts';
import { fieldOfColumn } from './columnNames.ts';
import { allRecords } from './listView.ts';
import type { ListView } from './listView.ts';

/** A related list as a layout of the parent places it. */
export interface LayoutRelatedList {
  readonly childObject: string;
  /** The lookup of the child. */
  readonly field: string;
  /** Field paths of the child. */
  readonly columns: readonly string[];
}

/** Metadata that decides what pages and lists show, by object. */
export interface ScreenMetadata {
  /** The project's list views, then the one that every org has. */
  listViews(object: ObjectSchema): readonly ListView[];
  /** Related lists of the object's layout; undefined for an object whose layout is the org's own. */
  relatedLists(object: ObjectSchema): readonly LayoutRelatedList[] | undefined;
  /** Field paths of the object's compact layout, the name included. */
  compactFields(object: ObjectSchema): readonly string[];
  /** The object's layout: the project's, or the one that the org has before anybody changes it. */
  pageLayout(object: ObjectSchema): PageLayout;
}

const LIST_VIEW = '.listView-meta.xml';
const COMPACT_LAYOUT = '.compactLayout-meta.xml';
const LAYOUT = '.layout-meta.xml';

/**
 * Reads list views, compact layouts and layouts.
 * @throws Error naming the file and what in it means nothing or is not supported
 */
export function readScreenMetadata(files: readonly MetadataFile[], schema: Schema): ScreenMetadata {
  const of = (suffix: string): readonly MetadataFile[] => files.filter(({ path }) => path.endsWith(suffix));
  const byObject = <T>(suffix: string, read: (file: MetadataFile, object: ObjectSchema) => T): Map<string, T[]> => {
    const found = new Map<string, T[]>();
    for (const file of of(suffix)) {
      const object = schema.object(basename(dirname(dirname(file.path))));
      if (object !== undefined) found.set(object.name, [...(found.get(object.name) ?? []), read(file, object)]);
    }
    return found;
  };
  const listViews = byObject(LIST_VIEW, readListView);
  const compact = byObject(COMPACT_LAYOUT, (file, object) => {
    const node = readMetadata(file, 'CompactLayout');
    return node.texts('fields').map((field) => pathOf(node, object, field));
  });
  const layouts = new Map(
    of(LAYOUT).flatMap((file) => {
      const object = schema.object(basename(file.path).split('-')[0] ?? '');
      if (object === undefined || !isAssigned(file, object)) return [];
      const node = readMetadata(file, 'Layout');
      return [[object.name, { fields: readPageLayout(node, object), lists: readRelatedLists(node, schema) }] as const];
    }),
  );
  const compactFields = (object: ObjectSchema): readonly string[] => compact.get(object.name)?.[0] ?? [];
  return {
    listViews: (object) => [...(listViews.get(object.name) ?? []), allRecords(object, compactFields(object))],
    relatedLists: (object) => layouts.get(object.name)?.lists,
    compactFields,
    pageLayout: (object) => layouts.get(object.name)?.fields ?? defaultLayout(object),
  };
}

/**
 * A deployed layout is one that people see when it replaces the one that every object begins with, `Account Layout`: another
 * would have to be assigned by a profile. Source: "Layout" and "Profile", layoutAssignments, Metadata API Developer Guide.
 */
function isAssigned({ path }: MetadataFile, object: ObjectSchema): boolean {
  return decodeURIComponent(basename(path, LAYOUT)) === `${object.name}-${object.label} Layout`;
}

function pathOf(node: MetadataNode, object: ObjectSchema, column: string): string {
  const path = fieldOfColumn(object, column);
  if (path === undefined) throw node.error(`${column} is no field of ${object.name} that the embedded org knows`);
  return path;
}

function readListView(file: MetadataFile, object: ObjectSchema): ListView {
  const node = readMetadata(file, 'ListView');
  return {
    apiName: node.required('fullName'),
    label: node.required('label'),
    columns: node.texts('columns').map((column) => pathOf(node, object, column)),
    scope: node.oneOf('filterScope', ['Everything', 'Mine']),
    filters: node.children('filters').map((filter) => ({
      field: pathOf(node, object, filter.required('field')),
      operation: filter.required('operation'),
      value: filter.text('value') ?? '',
    })),
    booleanFilter: node.text('booleanFilter'),
  };
}

/** `Tier_Snapshot__c.Run__c` names child and lookup. Lists of the platform itself (activities, files) are left out. */
function readRelatedLists(layout: MetadataNode, schema: Schema): readonly LayoutRelatedList[] {
  return layout.children('relatedLists').flatMap((node) => {
    const [childName = '', field = ''] = node.required('relatedList').split('.');
    const child = schema.object(childName);
    if (child?.field(field) === undefined) return [];
    return [{ childObject: child.name, field, columns: node.texts('fields').map((name) => pathOf(node, child, name)) }];
  });
}
