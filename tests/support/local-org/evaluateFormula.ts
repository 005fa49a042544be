import { Decimal } from 'decimal.js';
import { compileFormula } from '../../../local-org/src/formula/compileFormula.ts';
import type { FormulaContext, FormulaRecord, StoredValue } from '../../../local-org/src/formula/index.ts';
import { FormulaEvaluationError, orgFormulas } from '../../../local-org/src/formula/index.ts';
import { FormulaScope } from '../../../local-org/src/formula/formulaScope.ts';
import type { FormulaType, FormulaValue } from '../../../local-org/src/formula/formulaValue.ts';
import type { FormulaUse } from '../../../local-org/src/formula/functions/index.ts';
import { loadSchema } from '../../../local-org/src/schema/index.ts';
import { FORMULA_ORG } from '../formulaOrg.ts';

const schema = loadSchema(FORMULA_ORG);

/** Stored values of an account by field; a parent's are nested under its relationship's name. */
export interface TestRecord {
  readonly [name: string]: StoredValue | TestRecord;
}

export interface EvaluationOptions {
  readonly values?: TestRecord;
  /** The values before the save; none for a new record. */
  readonly before?: TestRecord;
  readonly use?: FormulaUse;
  readonly blanksAsZero?: boolean;
  /** A point in time such as `2026-03-01T23:30:00Z`. */
  readonly now?: string;
  readonly timeZone?: string;
}

/** The records behind the global variables. */
const GLOBALS: Readonly<Record<string, TestRecord>> = {
  User: { Username: 'sam@acme.test', IsActive: 1 },
  UserRole: { Name: 'Seller' },
};

/**
 * The result of a formula on an account of {@link FORMULA_ORG} as text: numbers in full, dates and times in ISO format,
 * `blank`, or `#Error!`.
 * @throws FormulaError for what does not compile
 */
export function evaluateFormula(source: string, options: EvaluationOptions = {}): string {
  const { values = {}, before, use = 'validation rule', blanksAsZero = false, timeZone = 'GMT' } = options;
  const object = schema.object('Account');
  if (!object) throw new Error('The schema has no accounts.');
  const { expression } = compileFormula(
    source,
    new FormulaScope({
      schema,
      object,
      use,
      blanksAsZero,
      nested: (owner, field) => orgFormulas(schema).field(owner, field),
    }),
  );
  const context: FormulaContext = {
    record: recordOf(values),
    before: before && recordOf(before),
    now: Date.parse(options.now ?? '2026-03-01T12:00:00Z'),
    timeZone,
    globals: {
      record: (name) => GLOBALS[name] && recordOf(GLOBALS[name]),
      customMetadata: (type, name) =>
        recordOf({ Visits__c: type.name === 'Limit__mdt' && name === 'Yearly' ? 40 : null }),
      apiUrl: (path) => `https://acme.test${path}/00D000000000001`,
      hasCustomPermission: (name) => name === 'Granted',
    },
  };
  try {
    return textOf(expression.type, expression.evaluate(context));
  } catch (error) {
    if (error instanceof FormulaEvaluationError) return '#Error!';
    throw error;
  }
}

function recordOf(values: TestRecord): FormulaRecord {
  return {
    stored: (field) => {
      const value = values[field.name] ?? null;
      return typeof value === 'object' ? null : value;
    },
    parent: (lookup) => {
      const parent = values[lookup.reference?.relationshipName ?? ''];
      return typeof parent === 'object' && parent !== null ? recordOf(parent) : undefined;
    },
  };
}

function textOf(type: FormulaType, value: FormulaValue): string {
  if (value === undefined || value === '') return 'blank';
  if (value instanceof Decimal) return value.toFixed();
  if (typeof value !== 'number') return String(value);
  if (type === 'date') return new Date(value * 86_400_000).toISOString().slice(0, 10);
  const iso = new Date(value).toISOString();
  return type === 'time' ? iso.slice(11, 23) : iso;
}
