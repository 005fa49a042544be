import { setImmediate } from 'node:timers/promises';
import { TYPE_CHECKS } from './components/index.ts';
import { bundleFolderOf, describedComponent, type ComponentName } from './describedComponent.ts';
import type { Finding, Reference } from './findings.ts';
import { checkNames } from './names.ts';
import { OrgMetadata, keyOf, type Component } from './OrgMetadata.ts';
import { checkFile } from './structure/checkFile.ts';
import type { ComponentProblem, Deployment } from './types.ts';

/** Its source compiles whatever happens around it, so that only what it imports can break it. */
const BUNDLE = 'LightningComponentBundle';

/**
 * All problems of the components that a deploy brings, and of the others that it breaks. What the schema is made of (fields,
 * formulas, roll-ups, validation rules, record types, what permission sets grant) is checked where the schema is built.
 */
export async function checkDeployment(deployment: Deployment): Promise<readonly ComponentProblem[]> {
  const org = new OrgMetadata(deployment.files, deployment.schema);
  const references = new Map(org.components.map((component) => [component, referencesOf(component, org)]));
  const change: Change = {
    deployment,
    deployedBundles: new Set([...deployment.deployed].map(bundleFolderOf).filter((folder) => folder !== undefined)),
  };
  const removed = [...deployment.removed].flatMap((path) => describedComponent(path) ?? []);
  const changed = new Set([
    ...org.components.filter((component) => isDeployed(component, change)).map(keyOf),
    ...removed.map(keyOf),
  ]);
  const problems = [...brokenFiles(org, deployment), ...undescribedBundles(org, change)];
  for (const [component, referred] of references) {
    const isBrought = isDeployed(component, change);
    const isAffected = referred.some((one) => isChanged(one, changed, org)) || mentions(component, removed, org);
    if (!isBrought && !isAffected) continue;
    const findings = componentFindings(component, referred, isBrought, org);
    problems.push(...findings.map((finding) => problemOf(component, finding)));
    // A component takes a while to compile, and the org has other requests to answer.
    if (component.type === BUNDLE) await setImmediate();
  }
  return problems;
}

interface Change {
  readonly deployment: Deployment;
  readonly deployedBundles: ReadonlySet<string>;
}

/** What the platform cannot parse it reads no further. */
function componentFindings(
  component: Component,
  referred: readonly Reference[],
  isBrought: boolean,
  org: OrgMetadata,
): Finding[] {
  const unread = isBrought ? checkFile(component) : [];
  if (unread.length > 0) return unread;
  const isDouble = org.component(component.type, component.fullName) !== component;
  return [
    ...(isBrought && isDouble
      ? [{ problem: `Duplicate name '${component.fullName}' specified`, at: component.root }]
      : []),
    ...(isBrought ? checkNames(component) : []),
    ...referred
      .filter((one) => !one.toldElsewhere && !org.has(one))
      .map(({ missing, at }) => ({ problem: missing, at })),
    ...(isBrought || component.type !== BUNDLE ? (TYPE_CHECKS[component.type]?.findings?.(component, org) ?? []) : []),
  ];
}

function referencesOf(component: Component, org: OrgMetadata): Reference[] {
  return [...(TYPE_CHECKS[component.type]?.references?.(component, org) ?? [])];
}

function isDeployed({ path, type }: Component, { deployment, deployedBundles }: Change): boolean {
  return type === BUNDLE ? deployedBundles.has(bundleFolderOf(path) ?? '') : deployment.deployed.has(path);
}

/** A label goes with its file, not with a file of its own: it is gone when the file that is deployed does not have it any more. */
function isChanged(reference: Reference, changed: ReadonlySet<string>, org: OrgMetadata): boolean {
  return changed.has(keyOf(reference)) || (reference.type === 'CustomLabel' && !org.has(reference));
}

/** What names a field that is gone resolves to nothing any more: to no column of a report type, and so to no reference. */
function mentions({ path, type }: Component, removed: readonly ComponentName[], org: OrgMetadata): boolean {
  if (type === BUNDLE || removed.length === 0) return false;
  const text = org.text(path) ?? '';
  return removed.some(({ fullName }) => text.includes(fullName.split(/[./]/).at(-1) ?? fullName));
}

function brokenFiles(org: OrgMetadata, { deployed }: Deployment): ComponentProblem[] {
  return org.broken
    .filter(({ path }) => deployed.has(path))
    .map(({ error: { message, position }, ...component }) =>
      problemOf(component, { problem: `Error parsing file: ${message}`, at: { position } }),
    );
}

function undescribedBundles(org: OrgMetadata, { deployment, deployedBundles }: Change): ComponentProblem[] {
  const described = new Set([...org.files.keys()].filter((path) => path.endsWith('.js-meta.xml')).map(bundleFolderOf));
  return [...deployedBundles]
    .filter((folder) => !described.has(folder))
    .map((folder) => {
      const fullName = folder.split('/').at(-1) ?? '';
      const path = [...deployment.deployed].find((one) => bundleFolderOf(one) === folder) ?? folder;
      const problem = `The component ${fullName} has no configuration file: ${fullName}.js-meta.xml`;
      return problemOf({ type: BUNDLE, fullName, path }, { problem });
    });
}

function problemOf(component: ComponentName & { readonly path: string }, { problem, at }: Finding): ComponentProblem {
  return {
    componentType: component.type,
    fullName: component.fullName,
    path: at?.path ?? component.path,
    problem,
    problemType: 'Error',
    ...(at?.position ? { lineNumber: at.position.line, columnNumber: at.position.column } : {}),
  };
}
