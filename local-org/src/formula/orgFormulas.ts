import { MetadataError } from '../schema/index.ts';
import type { FieldSchema, ObjectSchema, Schema, ValidationRuleSchema } from '../schema/index.ts';
import { compileFormula } from './compileFormula.ts';
import type { CompiledFormula } from './compileFormula.ts';
import { formulaTypeOf } from './storedField.ts';
import { FormulaError } from './formulaError.ts';
import { FormulaScope } from './formulaScope.ts';
import { nameOfType } from './formulaValue.ts';
import type { FormulaType } from './formulaValue.ts';
import type { FormulaUse } from './functions/index.ts';

/** A validation rule whose condition is compiled. */
export interface CompiledRule {
  readonly rule: ValidationRuleSchema;
  readonly condition: CompiledFormula;
}

/** Every formula of an org, compiled. */
export interface OrgFormulas {
  /** The formula of a formula field. */
  field(object: ObjectSchema, field: FieldSchema): CompiledFormula;
  /** The active validation rules of an object. */
  rules(object: ObjectSchema): readonly CompiledRule[];
  /** Default values that are formulas, by field. */
  defaults(object: ObjectSchema): ReadonlyMap<FieldSchema, CompiledFormula>;
}

/** Source: "Build Cross-Object Formulas" in Salesforce Help: unique relationships that an object's formulas may follow. */
const maxRelationships = 15;

const compiled = new WeakMap<Schema, OrgFormulas>();

/**
 * Compiles every formula of a schema, once.
 * @throws Error naming the file, the place in the formula, and what is wrong with it or not supported.
 */
export function orgFormulas(schema: Schema): OrgFormulas {
  let formulas = compiled.get(schema);
  if (!formulas) compiled.set(schema, (formulas = new SchemaFormulas(schema)));
  return formulas;
}

class SchemaFormulas implements OrgFormulas {
  readonly #schema: Schema;
  readonly #fields = new Map<FieldSchema, CompiledFormula | 'being compiled'>();
  readonly #rules = new Map<string, readonly CompiledRule[]>();
  readonly #defaults = new Map<string, ReadonlyMap<FieldSchema, CompiledFormula>>();

  constructor(schema: Schema) {
    this.#schema = schema;
    for (const object of schema.objects) {
      const relationships = new Set<string>();
      const count = (formula: CompiledFormula, file: string): void => {
        for (const path of formula.relationships) relationships.add(path);
        if (relationships.size > maxRelationships) {
          throw new MetadataError(
            file,
            `the formulas of ${object.name} follow more than ${maxRelationships} relationships.`,
          );
        }
      };
      for (const field of object.fields) if (field.formula) count(this.field(object, field), field.formula.file);
      const rules = schema.validationRules(object.name).map((rule) => this.#compileRule(object, rule));
      for (const { condition, rule } of rules) count(condition, rule.file);
      this.#rules.set(object.name, rules);
      this.#defaults.set(object.name, this.#compileDefaults(object));
    }
  }

  field(object: ObjectSchema, field: FieldSchema): CompiledFormula {
    const known = this.#fields.get(field);
    const { formula } = field;
    if (!formula) throw new Error(`${object.name}.${field.name} is no formula field.`);
    if (known === 'being compiled')
      throw new MetadataError(formula.file, 'the formula refers to itself, directly or not.');
    if (known) return known;
    this.#fields.set(field, 'being compiled');
    const result = this.#compile(object, 'formula field', formula, formulaTypeOf(field));
    this.#fields.set(field, result);
    return result;
  }

  rules(object: ObjectSchema): readonly CompiledRule[] {
    return this.#rules.get(object.name) ?? [];
  }

  defaults(object: ObjectSchema): ReadonlyMap<FieldSchema, CompiledFormula> {
    return this.#defaults.get(object.name) ?? new Map();
  }

  #compileRule(object: ObjectSchema, rule: ValidationRuleSchema): CompiledRule {
    const { condition, file } = rule;
    // Blank numbers of validation rules stay blank: the choice is one of formula fields only.
    const formula = { source: condition, blanksAsZero: false, file };
    return { rule, condition: this.#compile(object, 'validation rule', formula, 'boolean') };
  }

  #compileDefaults(object: ObjectSchema): ReadonlyMap<FieldSchema, CompiledFormula> {
    const defaults = new Map<FieldSchema, CompiledFormula>();
    for (const field of object.fields) {
      if (!field.defaultFormula) continue;
      const type = field.type === 'picklist' ? 'text' : formulaTypeOf(field);
      defaults.set(field, this.#compile(object, 'default value', field.defaultFormula, type));
    }
    return defaults;
  }

  #compile(
    object: ObjectSchema,
    use: FormulaUse,
    { source, blanksAsZero, file }: NonNullable<FieldSchema['formula']>,
    expected: FormulaType,
  ): CompiledFormula {
    const nested = (owner: ObjectSchema, field: FieldSchema): CompiledFormula => this.field(owner, field);
    try {
      const scope = new FormulaScope({ schema: this.#schema, object, use, blanksAsZero, nested });
      const result = compileFormula(source, scope);
      checkResult(result.expression.type, expected);
      return result;
    } catch (error) {
      if (error instanceof FormulaError) throw new MetadataError(file, `${error.at(source)}.`);
      throw error;
    }
  }
}

function checkResult(type: FormulaType, expected: FormulaType): void {
  if (type === 'null' || type === expected) return;
  if (type === 'picklist' || type === 'multipicklist') {
    throw new FormulaError('Picklist fields are only supported in certain functions', 0);
  }
  const [given, wanted] = [nameOfType(type), nameOfType(expected)];
  throw new FormulaError(`Formula result is data type (${given}), incompatible with expected data type (${wanted})`, 0);
}
