import { OrgError } from '../../errors.ts';
import { FormulaEvaluationError } from '../../formula/index.ts';
import type { CompiledRule, FormulaContext, FormulaRecord } from '../../formula/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Row } from '../save/row.ts';
import type { FormulaRun, StoreFormulas } from './storeFormulas.ts';

/** A record that validation rules refuse, with an error for each of them. */
export class RuleViolations extends Error {
  readonly errors: readonly OrgError[];

  constructor(errors: readonly OrgError[]) {
    super(errors.map((error) => error.message).join('; '));
    this.name = 'RuleViolations';
    this.errors = errors;
  }
}

/** A record about to be written. */
export interface Candidate {
  readonly object: ObjectSchema;
  /** Undefined for a new record. */
  readonly id: string | undefined;
  /** What will be written; what is not in it stays as it is. */
  readonly row: Row;
}

/** Runs the active validation rules of an org. */
export class ValidationRules {
  readonly #formulas: StoreFormulas;

  constructor(formulas: StoreFormulas) {
    this.#formulas = formulas;
  }

  has(object: ObjectSchema): boolean {
    return this.#formulas.compiled.rules(object).length > 0;
  }

  /**
   * Runs all rules, before the record is written.
   * Source: "Triggers and Order of Execution" in the Apex Developer Guide: custom validation rules run after the system's own
   * checks and before the record is saved.
   * @throws RuleViolations with the errors of all rules that fail.
   */
  check(candidate: Candidate, run: FormulaRun): void {
    const rules = this.#formulas.compiled.rules(candidate.object);
    if (rules.length === 0) return;
    const context = this.#context(candidate, run);
    const errors = rules.map((rule) => violation(rule, context)).filter((error) => error !== undefined);
    if (errors.length > 0) throw new RuleViolations(errors);
  }

  #context({ object, id, row }: Candidate, run: FormulaRun): FormulaContext {
    const { values } = this.#formulas;
    const before = id === undefined ? undefined : values.record(object, id);
    const record: FormulaRecord = {
      stored: (field) => {
        // A new record has no id before it is saved.
        if (before === undefined && field.name === 'Id') return null;
        return field.name in row ? (row[field.name] ?? null) : (before?.stored(field) ?? null);
      },
      parent: (lookup, target) => values.parent(record.stored(lookup), target),
    };
    return this.#formulas.context(record, before, run);
  }
}

function violation({ rule, condition }: CompiledRule, context: FormulaContext): OrgError | undefined {
  const fields = rule.errorDisplayField === undefined ? [] : [rule.errorDisplayField];
  try {
    if (condition.expression.evaluate(context) !== true) return undefined;
    return new OrgError('FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.errorMessage, { fields });
  } catch (error) {
    if (!(error instanceof FormulaEvaluationError)) throw error;
    const message = `The formula in the "${rule.name}" validation rule is invalid due to the following: ${error.message}`;
    return new OrgError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message);
  }
}
