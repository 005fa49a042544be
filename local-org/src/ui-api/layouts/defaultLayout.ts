import type { ObjectSchema } from '../../schema/index.ts';
import { componentFields } from './componentFields.ts';
import { STANDARD_LAYOUTS } from './standardLayouts.ts';
import type { LayoutCell, LayoutSection, PageLayout } from './pageLayout.ts';

/**
 * The layout that an object has before anybody changes it. That of a custom object shows its name, its owner and what every
 * layout must have, the required fields: deployed fields are put on no layout.
 * Source: "Page Layouts" and "Universally Required Fields", Salesforce Help.
 */
export function defaultLayout(object: ObjectSchema): PageLayout {
  const sections = STANDARD_LAYOUTS[object.name] ?? [
    ['Information', mainFields(object), ['OwnerId', 'CurrencyIsoCode']],
  ];
  return [...sections, ['System Information', ['CreatedById'], ['LastModifiedById']] as const].flatMap(
    ([heading, ...columns]) => {
      const cells = columns.map((names) => cellsOf(object, names));
      return cells.every((column) => column.length === 0) ? [] : [section(heading, cells)];
    },
  );
}

function mainFields(object: ObjectSchema): readonly string[] {
  const required = object.fields.filter(
    (field) => field.custom && !field.nillable && !field.defaultedOnCreate && field.createable,
  );
  return [...object.fields.filter((field) => field.nameField), ...required].map(({ name }) => name);
}

function section(heading: string, columns: readonly (readonly LayoutCell[])[]): LayoutSection {
  return { heading, detailHeading: heading !== 'System Information', editHeading: true, tabOrder: 'TopDown', columns };
}

function cellsOf(object: ObjectSchema, names: readonly string[]): readonly LayoutCell[] {
  return names.flatMap((field) => {
    const [first] = componentFields(object, field);
    if (first === undefined) return [];
    const writable = first.createable || first.updateable;
    const required = !first.nillable && !first.defaultedOnCreate && writable;
    return [{ field, behavior: required ? 'Required' : writable ? 'Edit' : 'Readonly' }];
  });
}
