import { OrgError } from '../../errors.ts';
import { FormulaEvaluationError } from '../../formula/index.ts';
import type { CompiledRule, FormulaContext } from '../../formula/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { LookupFilters } from '../lookupFilters/lookupFilters.ts';
import { candidateRecord } from './candidate.ts';
import type { Candidate } from './candidate.ts';
import type { FormulaRun, StoreFormulas } from './storeFormulas.ts';

/** A record that validation rules or lookup filters refuse, with an error for each of them. */
export class RuleViolations extends Error {
  readonly errors: readonly OrgError[];

  constructor(errors: readonly OrgError[]) {
    super(errors.map((error) => error.message).join('; '));
    this.name = 'RuleViolations';
    this.errors = errors;
  }
}

/** Runs the active validation rules of an org, and its lookup filters before them. */
export class ValidationRules {
  readonly #formulas: StoreFormulas;
  readonly #filters: LookupFilters;

  constructor(formulas: StoreFormulas, filters: LookupFilters) {
    this.#formulas = formulas;
    this.#filters = filters;
  }

  has(object: ObjectSchema): boolean {
    return this.#formulas.compiled.rules(object).length > 0 || this.#filters.concern(object);
  }

  /**
   * Runs all rules, before the record is written.
   * Source: "Triggers and Order of Execution" in the Apex Developer Guide: custom validation rules run after the system's own
   * checks and before the record is saved.
   * @throws RuleViolations with the errors of all rules that fail.
   */
  check(candidate: Candidate, run: FormulaRun): void {
    if (!this.has(candidate.object)) return;
    const rules = this.#formulas.compiled.rules(candidate.object);
    const context = this.#context(candidate, run);
    const mismatches = this.#filters.refusals(candidate, context.record, run);
    if (mismatches.length > 0) throw new RuleViolations(mismatches);
    const errors = rules.map((rule) => violation(rule, context)).filter((error) => error !== undefined);
    if (errors.length > 0) throw new RuleViolations(errors);
  }

  #context(candidate: Candidate, run: FormulaRun): FormulaContext {
    const { record, before } = candidateRecord(candidate, this.#formulas.values);
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
