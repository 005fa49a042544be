import type { ComponentProblem, MetadataFiles } from '../../metadata-checks/index.ts';
import { componentOf, keyOf, metadataPath } from '../../metadata-format/index.ts';
import type { Component, SourcePackage } from '../../metadata-format/index.ts';
import { failure, placeOf, success, warning } from './deployMessage.ts';
import type { DeployMessage } from './deployMessage.ts';
import type { DeployOptions } from './deployOptions.ts';

/** A problem of a file in source form, told of the file that was deployed. Warnings end a deploy unless they are to be ignored. */
export function messageOf(problem: ComponentProblem, { files }: SourcePackage, options: DeployOptions): DeployMessage {
  const { componentType: type, fullName, path } = problem;
  const file = files.get(path);
  const fileName = file?.deployedPath ?? metadataPath(path);
  if (problem.problemType === 'Warning' && options.ignoreWarnings)
    return warning({ type, fullName }, fileName, problem.problem);
  const { lineNumber: line, columnNumber: column } = problem;
  const here = { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
  const place = placeOf(file ? file.deployedPlace(here) : here);
  const message = failure({ type, fullName }, fileName, problem.problem, place);
  return { ...message, problemType: problem.problemType };
}

/** The components of a package that no message tells of yet: what became of them. */
export function successes(
  { files }: SourcePackage,
  before: MetadataFiles,
  after: MetadataFiles,
  messages: readonly DeployMessage[],
): DeployMessage[] {
  const told = new Set(messages.map(({ componentType: type, fullName }) => keyOf({ type, fullName })));
  const paths = new Map<string, string[]>();
  for (const path of files.keys()) {
    const component = componentOf(path);
    if (!component || told.has(keyOf(component))) continue;
    paths.set(keyOf(component), [...(paths.get(keyOf(component)) ?? []), path]);
  }
  return [...paths.values()].map((own) => {
    const [first = ''] = own;
    const isNew = own.every((path) => !before.has(path));
    const isSame = own.every((path) => before.get(path) === after.get(path));
    const change = isNew ? 'created' : isSame ? 'unchanged' : 'changed';
    return success(componentIn(first), files.get(first)?.deployedPath ?? first, change);
  });
}

/** Folders are named as reports and dashboards in package.xml, and as folders in results. */
function componentIn(path: string): Component {
  const { type, fullName } = componentOf(path) ?? { type: '', fullName: path };
  return { type: path.endsWith('Folder-meta.xml') ? `${type}Folder` : type, fullName };
}
