export type { CompiledFormula } from './compileFormula.ts';
export type { FormulaContext, FormulaGlobals, FormulaRecord, StoredValue } from './expression.ts';
export { FormulaEvaluationError } from './formulaError.ts';
export { orgFormulas } from './orgFormulas.ts';
export type { CompiledRule, OrgFormulas } from './orgFormulas.ts';
export { fieldResult, storedResult } from './storedResult.ts';
