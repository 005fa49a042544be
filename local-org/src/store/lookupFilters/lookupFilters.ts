import { OrgError } from '../../errors.ts';
import type { FormulaRecord } from '../../formula/index.ts';
import { evaluateFilterLogic, filterPath } from '../../schema/index.ts';
import type { FieldSchema, LookupFilter, ObjectSchema, Schema } from '../../schema/index.ts';
import { columnOf, isLive, tableOf } from '../columns.ts';
import type { Database } from '../database.ts';
import { candidateRecord } from '../formulas/candidate.ts';
import type { Candidate } from '../formulas/candidate.ts';
import type { FormulaRun, StoreFormulas } from '../formulas/storeFormulas.ts';
import { holds } from './comparison.ts';
import type { Operand } from './comparison.ts';

/** Source: "FIELD_FILTER_VALIDATION_EXCEPTION", Salesforce Help 000384756. */
const MISMATCH = 'Value does not exist or does not match filter criteria.';

interface FilteredLookup {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
  readonly filter: LookupFilter;
  readonly target: ObjectSchema;
}

/** Judges by their filters what lookups name. */
export class LookupFilters {
  readonly #schema: Schema;
  readonly #database: Database;
  readonly #formulas: StoreFormulas;
  readonly #lookups: readonly FilteredLookup[];

  constructor(schema: Schema, database: Database, formulas: StoreFormulas) {
    this.#schema = schema;
    this.#database = database;
    this.#formulas = formulas;
    this.#lookups = schema.objects.flatMap((object) =>
      object.fields.flatMap((field) => {
        const target = schema.object(field.reference?.to[0] ?? '');
        return field.reference?.filter && target ? [{ object, field, filter: field.reference.filter, target }] : [];
      }),
    );
  }

  /** Whether saves of an object can be refused. */
  concern({ name }: ObjectSchema): boolean {
    return this.#lookups.some((lookup) => lookup.object.name === name || lookup.target.name === name);
  }

  /**
   * The refusals of a record about to be written: what its lookups name must match, changed or not, and so must it itself where
   * others name it. Source: "Considerations for Lookup Filters", Salesforce Help (platform.fields_lookup_filters_notes.htm).
   */
  refusals({ object, id, row }: Candidate, record: FormulaRecord, run: FormulaRun): readonly OrgError[] {
    const required = this.#lookups.filter(({ filter }) => !filter.optional);
    const own = required.filter((lookup) => lookup.object === object);
    const refused = own.filter((lookup) => {
      const target = record.stored(lookup.field);
      return (
        target !== null && !this.#matches(lookup, { source: record, target: this.#record(lookup.target, target) }, run)
      );
    });
    const errors = refused.map(({ field, filter }) => mismatch(filter.errorMessage, [field.name]));
    if (id === undefined) return errors;
    const naming = required.filter((lookup) => lookup.target === object && this.#reads(lookup, Object.keys(row)));
    const broken = naming.some((lookup) =>
      this.#naming(lookup, id).some((child) => !this.#matches(lookup, { source: child, target: record }, run)),
    );
    return broken ? [...errors, mismatch(undefined, [])] : errors;
  }

  /** Which records a lookup of a candidate is to name, by optional filters too; undefined where it has no filter. */
  suggested(candidate: Candidate, field: FieldSchema, run: FormulaRun): ((targetId: string) => boolean) | undefined {
    const lookup = this.#lookups.find((one) => one.object === candidate.object && one.field === field);
    if (!lookup) return undefined;
    const { record: source } = candidateRecord(candidate, this.#formulas.values);
    return (targetId) => this.#matches(lookup, { source, target: this.#record(lookup.target, targetId) }, run);
  }

  #matches(
    { object, target, filter }: FilteredLookup,
    records: { readonly source: FormulaRecord; readonly target: FormulaRecord },
    run: FormulaRun,
  ): boolean {
    const { globals } = this.#formulas.context(records.source, undefined, run);
    const read = (written: string): Operand | undefined => {
      const path = filterPath(this.#schema, { object, target }, written);
      if (!path) return undefined;
      const start = path.of === 'source' || path.of === 'target' ? records[path.of] : globals.record(path.of);
      const record = path.lookups.reduce<FormulaRecord | undefined>(
        (from, step) => from?.parent(step.lookup, step.target),
        start,
      );
      return { field: path.field, stored: record?.stored(path.field) ?? null };
    };
    const results = filter.items.map((item) => holds(item, read));
    return filter.logic === undefined ? results.every(Boolean) : evaluateFilterLogic(filter.logic, results);
  }

  /** Whether a filter looks at one of these fields of the record that is named. */
  #reads({ object, target, filter }: FilteredLookup, written: readonly string[]): boolean {
    const paths = filter.items.flatMap(({ field, valueField }) => [field, valueField ?? '']);
    return paths.some((path) => {
      const found = filterPath(this.#schema, { object, target }, path);
      return found?.of === 'target' && written.includes((found.lookups[0]?.lookup ?? found.field).name);
    });
  }

  #naming({ object, field }: FilteredLookup, targetId: string): readonly FormulaRecord[] {
    const sql = `SELECT child."Id" FROM ${tableOf(object)} AS child WHERE child.${columnOf(field)} = ? AND ${isLive(object, 'child')}`;
    return this.#database.all(sql, [targetId]).map(([id]) => this.#record(object, id));
  }

  #record(object: ObjectSchema, id: unknown): FormulaRecord {
    return this.#formulas.values.record(object, String(id));
  }
}

function mismatch(message: string | undefined, fields: readonly string[]): OrgError {
  return new OrgError('FIELD_FILTER_VALIDATION_EXCEPTION', message ?? MISMATCH, { fields });
}
