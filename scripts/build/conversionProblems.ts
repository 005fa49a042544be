import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { lwcBundles, shown, type LwcBundle } from './lwcBundles.ts';
import { sourceComponents, type SourceComponent } from './sourceComponents.ts';

interface Manifest {
  readonly Package?: { readonly types?: readonly { readonly name: string; readonly members: readonly string[] }[] };
}

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'types' || name === 'members' });

/**
 * What is wrong with a project in metadata format that was converted from the project's source, one sentence each:
 * files that may not deploy, parts of components that are missing, components that the manifest leaves out.
 */
export function conversionProblems(project: string, converted: string): string[] {
  return [
    ...undeployable(converted),
    ...lwcBundles(project).flatMap((bundle) => missingParts(project, bundle, converted)),
    ...leftOut(project, converted),
  ];
}

function undeployable(converted: string): string[] {
  return globSync('**/{*.ts,__tests__/**,tsconfig*.json,jsconfig.json}', { cwd: converted })
    .sort()
    .map((file) => `${file} would be deployed. Next step: name it in .forceignore.`);
}

function missingParts(project: string, { name, folder, sources }: LwcBundle, converted: string): string[] {
  const wanted = new Set([
    ...['.js', '.js-meta.xml'].map((part) => name + part),
    ...['.html', '.css'].map((part) => name + part).filter((part) => existsSync(join(folder, part))),
    ...sources.map((source) => relative(folder, source).replace(/\.ts$/, '.js')),
  ]);
  return [...wanted]
    .filter((part) => !existsSync(join(converted, 'lwc', name, part)))
    .map((part) => `${shown(project, folder)} would be deployed without ${part}. Next step: see .forceignore.`);
}

function leftOut(project: string, converted: string): string[] {
  const manifest = parser.parse(readFileSync(join(converted, 'package.xml'), 'utf8')) as Manifest;
  const named = new Set(
    (manifest.Package?.types ?? []).flatMap(({ name, members }) => members.map((member) => `${name} ${member}`)),
  );
  return sourceComponents(project)
    .filter((component) => !named.has(asManifestsName(component)))
    .map(({ type, fullName, file }) => `${type} ${fullName} (${shown(project, file)}) is not in package.xml.`);
}

/** `sf` lists a folder among its contents, as `Report Strategic_Accounts/`. */
function asManifestsName({ type, fullName }: SourceComponent): string {
  const content = /^(Report|Dashboard)Folder$/.exec(type)?.[1];
  return content === undefined ? `${type} ${fullName}` : `${content} ${fullName}/`;
}
