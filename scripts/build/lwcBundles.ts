import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

/** A Lightning web component's folder: `name` is what others import as `c/<name>`. */
export interface LwcBundle {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** The bundle's TypeScript, absolute, tests left out, in order. */
  readonly sources: readonly string[];
}

interface SfdxProject {
  readonly packageDirectories: readonly { readonly path: string }[];
}

/** The package directories that `sfdx-project.json` names, absolute. */
export function packageDirectories(project: string): string[] {
  const file = join(project, 'sfdx-project.json');
  if (!existsSync(file)) {
    throw new Error(`No sfdx-project.json in ${project}. Next step: name the folder of an SFDX project.`);
  }
  const { packageDirectories: directories } = JSON.parse(readFileSync(file, 'utf8')) as SfdxProject;
  return directories.map((directory) => join(project, directory.path));
}

/**
 * Every Lightning web component of an SFDX project, ordered by name. A bundle is a folder below `lwc` that holds its
 * own `.js-meta.xml`, whatever language its sources have.
 */
export function lwcBundles(project: string): LwcBundle[] {
  return packageDirectories(project)
    .flatMap((directory) => globSync('**/lwc/*/*.js-meta.xml', { cwd: directory }).map((file) => join(directory, file)))
    .filter((file) => basename(file, '.js-meta.xml') === basename(dirname(file)))
    .map((file) => dirname(file))
    .map((folder) => ({ name: basename(folder), folder, sources: sourcesOf(folder) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function sourcesOf(folder: string): string[] {
  return globSync('**/*.ts', { cwd: folder })
    .filter((file) => !file.split(/[\\/]/).includes('__tests__') && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file))
    .sort();
}

/** A path as messages and configuration files show it: relative, with forward slashes. */
export function shown(project: string, file: string): string {
  return relative(project, file).split('\\').join('/');
}
