import type { Reference } from './findings.ts';
import type { ComponentName } from './metadataTypes.ts';
import { keyOf, type Component } from './OrgMetadata.ts';
import type { ComponentProblem } from './types.ts';

/** A component that is gone after a deploy, and the file that described it. */
export interface RemovedComponent extends ComponentName {
  readonly path: string;
}

/**
 * Removed components that remaining ones name.
 * Wording: https://github.com/SFDO-Tooling/CumulusCI/issues/142
 */
export function removalProblems(
  removed: readonly RemovedComponent[],
  references: ReadonlyMap<Component, readonly Reference[]>,
): ComponentProblem[] {
  return removed.flatMap((component) => {
    const users = [...references]
      .filter(([, named]) => named.some((reference) => keyOf(reference) === keyOf(component)))
      .map(([{ type, fullName }]) => `${words(type)} - ${fullName}`);
    if (users.length === 0) return [];
    const problem = `This ${words(component.type).toLowerCase()} is referenced elsewhere in salesforce.com. : ${users.join(', ')}.`;
    const { type: componentType, fullName, path } = component;
    return [{ componentType, fullName, path, problem, problemType: 'Error' as const }];
  });
}

/** `Custom Field`, `Lightning Component Bundle` */
function words(type: string): string {
  return type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
