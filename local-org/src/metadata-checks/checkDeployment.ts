import type { ComponentProblem, Deployment } from './types.ts';

/**
 * All problems of the components that a deploy brings, and of the others that it breaks. What the schema is made of (fields,
 * formulas, roll-ups, validation rules, permission sets' grants) is checked where the schema is built.
 */
export function checkDeployment(_deployment: Deployment): Promise<readonly ComponentProblem[]> {
  return Promise.resolve([]);
}
