/** A formula that cannot be used: the place is an offset into its text. */
export class FormulaError extends Error {
  readonly problem: string;
  readonly offset: number;

  constructor(problem: string, offset: number) {
    super(problem);
    this.name = 'FormulaError';
    this.problem = problem;
    this.offset = offset;
  }

  /** The complaint with its line and column in the formula, both from 1. */
  at(source: string): string {
    const before = source.slice(0, this.offset).split('\n');
    const column = (before.at(-1) ?? '').length + 1;
    return `formula, line ${before.length}, column ${column}: ${this.problem}`;
  }
}

/**
 * A formula that has no result for a record: the platform shows `#Error!` and its APIs give null.
 * Source: "Troubleshoot Formula Errors" in Salesforce Help.
 */
export class FormulaEvaluationError extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = 'FormulaEvaluationError';
  }
}
