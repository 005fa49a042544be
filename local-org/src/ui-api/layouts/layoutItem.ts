import type { FieldSchema, ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { componentFields } from './componentFields.ts';
import { itemLabel } from './itemLabel.ts';
import type { LayoutBehavior, LayoutField } from './pageLayout.ts';

/** Source: "Record Layout Item" and "Field Layout Component", User Interface API Developer Guide. */
export interface LayoutItem {
  readonly editableForNew: boolean;
  readonly editableForUpdate: boolean;
  readonly label: string;
  readonly layoutComponents: readonly LayoutComponent[];
  readonly lookupIdApiName: string | null;
  readonly required: boolean;
  readonly sortable: boolean;
  /** Null on compact layouts. */
  readonly uiBehavior: LayoutBehavior | null;
}

export interface LayoutComponent {
  readonly apiName: string | null;
  readonly componentType: 'Field' | 'EmptySpace';
  readonly label?: string;
}

export const EMPTY_ITEM: LayoutItem = {
  editableForNew: false,
  editableForUpdate: false,
  label: '',
  layoutComponents: [{ apiName: null, componentType: 'EmptySpace' }],
  lookupIdApiName: null,
  required: false,
  sortable: false,
  uiBehavior: null,
};

/** An item as this viewer sees it; undefined when the viewer may read none of its fields. */
export function layoutItem(
  object: ObjectSchema,
  { field: name, behavior }: LayoutField,
  viewer: Viewer,
): LayoutItem | undefined {
  const fields = componentFields(object, name).filter((field) => viewer.field(object.name, field.name).read);
  const [first] = fields;
  if (first === undefined) return undefined;
  const access = viewer.object(object.name);
  const isEditable = behavior !== 'Readonly' && viewer.field(object.name, first.name).edit && first.name !== 'OwnerId';
  const written = object.field(name) ?? first;
  return {
    editableForNew: isEditable && object.createable && access.create && first.createable,
    editableForUpdate: isEditable && object.updateable && access.edit && first.updateable,
    label: itemLabel(object, name),
    layoutComponents: fields.map((field) => ({ apiName: field.name, componentType: 'Field', label: field.label })),
    lookupIdApiName: written.nameField ? 'Id' : first.reference ? first.name : null,
    required: isEditable && (behavior === 'Required' || fields.some(isRequired)),
    sortable: false,
    uiBehavior: behavior,
  };
}

/** Universally required: no layout can make it optional. */
function isRequired(field: FieldSchema): boolean {
  return !field.nillable && !field.defaultedOnCreate && field.createable;
}
