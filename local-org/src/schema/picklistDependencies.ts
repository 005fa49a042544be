import { MetadataError } from './metadataError.ts';
import type { FieldSchema, ObjectSchema, PicklistDependency, Schema } from './types.ts';

/**
 * The values of a field that controls a picklist, in the order in which the APIs number them.
 * Source: "Picklist Values", controllerValues, User Interface API Developer Guide: a checkbox has "false" and "true".
 */
export function controllingValues(object: ObjectSchema, { controllingField }: PicklistDependency): readonly string[] {
  const field = object.field(controllingField);
  if (field?.type === 'boolean') return ['false', 'true'];
  return (field?.picklist?.values ?? []).filter(({ active }) => active).map(({ value }) => value);
}

/** A checkbox is written `checked` and `unchecked` in metadata. */
const CHECKBOX: Readonly<Record<string, string>> = { false: 'unchecked', true: 'checked' };

/** Numbers of the controlling values for which a value is offered. */
export function validFor(dependency: PicklistDependency, controlling: readonly string[], value: string): number[] {
  const valid = dependency.validFor.get(value);
  return controlling.flatMap((one, index) => (valid?.has(one) || valid?.has(CHECKBOX[one] ?? one) ? [index] : []));
}

/** The fields that control a picklist: its own, and those that control that one in turn. */
export function controllersOf(object: ObjectSchema, field: FieldSchema): readonly string[] {
  const name = field.picklist?.dependency?.controllingField;
  const controller = name === undefined ? undefined : object.field(name);
  return controller ? [controller.name, ...controllersOf(object, controller)] : [];
}

/**
 * Checks which fields control picklists. Source: "Considerations for Field Dependencies", Salesforce Help: a checkbox or a picklist.
 * @throws MetadataError
 */
export function checkPicklistDependencies(schema: Schema): void {
  for (const object of schema.objects) {
    for (const field of object.fields) {
      const { dependency } = field.picklist ?? {};
      if (!dependency) continue;
      const controller = object.field(dependency.controllingField);
      const refuse = (problem: string): Error =>
        new MetadataError(dependency.file, `${field.name} depends on ${dependency.controllingField}, ${problem}.`);
      if (!controller) throw refuse(`which ${object.name} does not have`);
      if (controller.type !== 'boolean' && controller.type !== 'picklist') {
        throw refuse('which is neither a checkbox nor a picklist');
      }
      refuseCircle(object, field, refuse);
    }
  }
}

function refuseCircle(object: ObjectSchema, field: FieldSchema, refuse: (problem: string) => Error): void {
  const seen = new Set<FieldSchema>();
  for (let current: FieldSchema | undefined = field; current;) {
    if (seen.has(current)) throw refuse('which depends on it in turn');
    seen.add(current);
    current = object.field(current.picklist?.dependency?.controllingField ?? '');
  }
}
