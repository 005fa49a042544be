import type { LayoutItem, RecordLayout } from '../../platform/uiLayoutApi.ts';
import type { LayoutPlace } from './formField.ts';

/** A field in its place on a form. */
export interface FormCell extends LayoutPlace {
  readonly key: string;
  readonly fieldName: string;
}

/** A section of a form: rows of places, each with one field, several for an address, or none. */
export interface FormSection {
  readonly key: string;
  readonly heading: string | undefined;
  readonly columns: number;
  readonly places: readonly { readonly key: string; readonly cells: readonly FormCell[] }[];
}

function cellsOf(item: LayoutItem, isNew: boolean): FormCell[] {
  const components = item.layoutComponents.filter(({ componentType }) => componentType === 'Field');
  return components.flatMap(({ apiName }) => {
    if (apiName === null) return [];
    return [
      {
        key: apiName,
        fieldName: apiName,
        // The label of a place that several fields share belongs to none of them.
        label: components.length === 1 ? item.label : undefined,
        required: item.required && components.length === 1,
        editable: isNew ? item.editableForNew : item.editableForUpdate,
      },
    ];
  });
}

/** The sections of a page layout. */
export function sectionsOfLayout({ sections }: RecordLayout, isNew: boolean): FormSection[] {
  return sections.map((section) => ({
    key: section.id,
    heading: section.useHeading ? section.heading : undefined,
    columns: section.columns,
    places: section.layoutRows.flatMap(({ layoutItems }, row) =>
      layoutItems.map((item, column) => ({ key: `${row}/${column}`, cells: cellsOf(item, isNew) })),
    ),
  }));
}

/** One section of fields, in their order. */
export function sectionOfFields(fieldNames: readonly string[], columns: number): FormSection {
  const places = fieldNames.map((fieldName) => ({
    key: fieldName,
    cells: [{ key: fieldName, fieldName, label: undefined, required: false, editable: true }],
  }));
  return { key: 'fields', heading: undefined, columns, places };
}
