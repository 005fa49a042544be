import type { ComponentProblem, MetadataFiles } from '../../metadata-checks/index.ts';
import type { Component } from '../../metadata-format/index.ts';

export interface ReferenceProblem {
  readonly component: Component;
  readonly problem: string;
}

/** What the platform calls types in its messages; others go by their own name in lower case. */
const labels: Readonly<Record<string, string>> = {
  CustomField: 'custom field',
  CustomObject: 'custom object',
  GlobalValueSet: 'global value set',
  LightningComponentBundle: 'Lightning web component',
  RecordType: 'record type',
};

/**
 * Deleting breaks what refers to the deleted: the deleted components are then refused, each with the names of those that refer to it.
 * Wording: "This custom field is referenced elsewhere in salesforce.com. : Custom Formula Field - …" as in
 * github.com/SFDO-Tooling/CumulusCI/issues/142.
 */
export function referenceProblems(
  problems: readonly ComponentProblem[],
  files: MetadataFiles,
  deleted: readonly Component[],
): readonly ReferenceProblem[] {
  return deleted.flatMap((component) => {
    const name = component.fullName.split(/[./]/).at(-1) ?? '';
    const word = new RegExp(`\\b${name.replaceAll(/[^\w]/g, '\\$&')}\\b`);
    const referring = problems.filter(({ path, problem }) => {
      const bytes = files.get(path);
      return word.test(problem) || (bytes !== undefined && word.test(Buffer.from(bytes).toString('utf8')));
    });
    if (referring.length === 0) return [];
    const by = [...new Set(referring.map(({ componentType, fullName }) => `${componentType} - ${fullName}`))].sort();
    const label = labels[component.type] ?? component.type;
    return [{ component, problem: `This ${label} is referenced elsewhere in salesforce.com. : ${by.join(', ')}.` }];
  });
}
