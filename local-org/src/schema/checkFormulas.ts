import { orgFormulas } from '../formula/index.ts';
import { MetadataError } from './metadataError.ts';
import type { FieldSchema, ObjectSchema, RollUpDefinition, Schema } from './types.ts';

/**
 * Checks every formula, validation rule, default value and roll-up of a schema.
 * @throws Error naming the file and what this org does not evaluate, or the platform refuses.
 */
export function checkFormulas(schema: Schema): void {
  const formulas = orgFormulas(schema);
  for (const object of schema.objects) {
    for (const rule of schema.validationRules(object.name)) checkErrorField(object, rule);
    for (const { rollUp } of object.fields) if (rollUp) checkRollUp(rollUp);
  }

  function checkRollUp(rollUp: RollUpDefinition): void {
    const child = schema.object(rollUp.childObject);
    const names = [rollUp.summarizedField, ...rollUp.filters.map((filter) => filter.field)];
    for (const field of names.map((name) => (name === undefined ? undefined : child?.field(name)))) {
      if (child && field?.formula) checkSource(rollUp, child, field);
      if (field?.type === 'currency' && schema.currencies) throw notConverted(rollUp, field);
    }
  }

  /** Source: "Roll-Up Summary Field" in Salesforce Help: no cross-object references, no functions such as NOW or TODAY. */
  function checkSource(rollUp: RollUpDefinition, child: ObjectSchema, field: FieldSchema): void {
    const { relationships, dependsOnTime } = formulas.field(child, field);
    if (relationships.size > 0)
      throw new MetadataError(rollUp.file, `${field.name} is a cross-object formula: roll-ups cannot use it.`);
    if (dependsOnTime)
      throw new MetadataError(rollUp.file, `${field.name} depends on TODAY() or NOW(): roll-ups cannot use it.`);
  }
}

/** The platform converts amounts to the master's currency. Source: "Implications of Enabling Multiple Currencies", Salesforce Help. */
function notConverted({ file }: RollUpDefinition, { name }: FieldSchema): Error {
  return new MetadataError(file, `the embedded org does not convert currencies: ${name} cannot be rolled up.`);
}

function checkErrorField(
  object: ObjectSchema,
  { errorDisplayField, file }: { errorDisplayField: string | undefined; file: string },
): void {
  if (errorDisplayField === undefined) return;
  const field = object.field(errorDisplayField);
  if (!field) throw new MetadataError(file, `<errorDisplayField> ${errorDisplayField} is no field of ${object.name}.`);
  // Source: "Roll-Up Summary Field" in Salesforce Help: not as the error location of a validation rule.
  if (field.rollUp)
    throw new MetadataError(file, `<errorDisplayField> ${errorDisplayField} is a roll-up summary field.`);
}
