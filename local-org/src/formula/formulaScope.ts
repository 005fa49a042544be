import { isLongText } from '../schema/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/index.ts';
import type { CompiledFormula } from './compileFormula.ts';
import type { Expression } from './expression.ts';
import { blankOf, formulaTypeOf, storedField } from './storedField.ts';
import type { RecordFinder } from './storedField.ts';
import { FormulaError } from './formulaError.ts';
import { globalVariable } from './globalVariable.ts';
import type { FormulaUse } from './functions/index.ts';

/** Source: "Build Cross-Object Formulas" in Salesforce Help: relationships that one path may follow. */
const maxLevels = 10;

/** What the names in one formula mean. */
export interface ScopeOptions {
  readonly schema: Schema;
  readonly object: ObjectSchema;
  readonly use: FormulaUse;
  readonly blanksAsZero: boolean;
  /** The formula of a formula field, compiled. */
  nested(object: ObjectSchema, field: FieldSchema): CompiledFormula;
}

/** Resolves the names in a formula and remembers what it depends on. */
export class FormulaScope {
  readonly use: FormulaUse;
  /** Fields of the record itself that are read, lookups of paths among them. */
  readonly ownFields = new Set<FieldSchema>();
  /** Relationship paths that are followed: `Account`, `Account.Parent`. */
  readonly relationships = new Set<string>();
  /** Whether the result changes although no record does. */
  dependsOnTime = false;
  readonly #options: ScopeOptions;

  constructor(options: ScopeOptions) {
    this.#options = options;
    this.use = options.use;
  }

  /** Throws FormulaError for a name that means nothing here. */
  named(name: string, offset: number): Expression {
    if (name.startsWith('$')) return this.#global(name, offset);
    if (this.use === 'default value') {
      throw new FormulaError(`The default value reads the field ${name}: only global variables can be read`, offset);
    }
    const segments = name.split('.');
    if (segments.length - 1 > maxLevels)
      throw new FormulaError(`${name} follows more than ${maxLevels} relationships`, offset);
    return this.#path(this.#options.object, segments, ({ record }) => record, { name, offset, own: true });
  }

  #path(start: ObjectSchema, segments: readonly string[], from: RecordFinder, place: Place): Expression {
    let object = start;
    let find = from;
    const path: string[] = [];
    for (const segment of segments.slice(0, -1)) {
      const { lookup, target } = this.#relationship(object, segment, place);
      if (place.own && path.length === 0) this.ownFields.add(lookup);
      path.push(segment.toLowerCase());
      if (place.own) this.relationships.add(path.join('.'));
      const before = find;
      find = (context) => before(context)?.parent(lookup, target);
      object = target;
    }
    const field = object.field(segments.at(-1) ?? '');
    if (!field) throw new FormulaError(`Field ${place.name} does not exist. Check spelling`, place.offset);
    if (path.length > 0 && field.type === 'currency' && this.#options.schema.currencies) {
      const message = `The embedded org does not convert currencies: ${place.name} is an amount of another record`;
      throw new FormulaError(message, place.offset);
    }
    const isOwn = place.own && path.length === 0;
    const expression = this.#field(object, field, find, { ...place, own: isOwn, path: place.own ? path : undefined });
    return isOwn ? { ...expression, ownField: field } : expression;
  }

  #field(object: ObjectSchema, field: FieldSchema, find: RecordFinder, place: Place): Expression {
    const { blanksAsZero } = this.#options;
    if (field.formula) return this.#formula(object, field, find, place);
    if (this.use === 'formula field' && isLongText(field)) {
      throw new FormulaError(
        `You referenced an unsupported field type called "Long Text Area": ${place.name}`,
        place.offset,
      );
    }
    this.#refuseSpecial(field, place);
    if (place.own) this.ownFields.add(field);
    return storedField(field, find, blanksAsZero);
  }

  /**
   * Sources: "Classic Encryption for Custom Fields" (fields_about_encrypted_fields.htm): validation rules alone read encrypted text; "Compound
   * Field Considerations and Limitations" (compound_fields_limitations.htm): functions for locations, which this org has not.
   */
  #refuseSpecial({ type }: FieldSchema, { name, offset }: Place): void {
    if (type === 'location')
      throw new FormulaError(`The embedded org does not support locations in formulas: ${name}`, offset);
    if (type !== 'encryptedstring' || this.use === 'validation rule') return;
    throw new FormulaError(`You referenced an unsupported field type called "Text (Encrypted)": ${name}`, offset);
  }

  #formula(object: ObjectSchema, field: FieldSchema, find: RecordFinder, place: Place): Expression {
    const inner = this.#options.nested(object, field);
    this.dependsOnTime ||= inner.dependsOnTime;
    if (place.path) for (const path of inner.relationships) this.relationships.add([...place.path, path].join('.'));
    if (place.own) for (const used of inner.ownFields) this.ownFields.add(used);
    const type = formulaTypeOf(field);
    const blank = blankOf(type, this.#options.blanksAsZero);
    return {
      type,
      evaluate: (context) => {
        const record = find(context);
        return (record && inner.expression.evaluate({ ...context, record })) ?? blank;
      },
    };
  }

  /** `Account`, `Parent__r`, or `Owner:User` where a lookup points at several objects. */
  #relationship(object: ObjectSchema, segment: string, place: Place): { lookup: FieldSchema; target: ObjectSchema } {
    const [name = '', chosen] = segment.split(':');
    const lookup = object.relationship(name);
    const targets = lookup?.reference?.to ?? [];
    const targetName = targets.find((candidate) => candidate.toLowerCase() === (chosen ?? targets[0])?.toLowerCase());
    const target = targetName === undefined ? undefined : this.#options.schema.object(targetName);
    if (!lookup || !target || (targets.length > 1 && chosen === undefined)) {
      throw new FormulaError(`Field ${place.name} does not exist. Check spelling`, place.offset);
    }
    return { lookup, target };
  }

  #global(name: string, offset: number): Expression {
    const variable = globalVariable(name, this.#options.schema);
    if (variable === undefined || (variable.kind === 'own path' && this.use === 'default value'))
      throw new FormulaError(`The embedded org does not support the global variable ${name}`, offset);
    if (variable.kind === 'nothing') throw new FormulaError(`Field ${name} does not exist. Check spelling`, offset);
    const place = { name, offset, own: variable.kind === 'own path' };
    if (variable.kind === 'own path')
      return this.#path(this.#options.object, variable.segments, ({ record }) => record, place);
    if (variable.ofUser) this.#refuseUser(name, offset);
    if (variable.kind === 'value') return variable.expression;
    return this.#path(variable.object, variable.segments, variable.find, place);
  }

  /** A formula field is computed when it is read, by whomever: the org does not carry the reader that far. */
  #refuseUser(name: string, offset: number): void {
    if (this.use !== 'formula field') return;
    throw new FormulaError(`The embedded org does not support ${name} in formula fields`, offset);
  }
}

interface Place {
  /** The whole name, for complaints. */
  readonly name: string;
  readonly offset: number;
  /** Whether it is read from the formula's own record. */
  readonly own: boolean;
  /** The relationships that lead to the field, where they begin at the formula's own record. */
  readonly path?: readonly string[] | undefined;
}
