import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { readForceIgnore } from './forceIgnore.ts';
import { fileOnDisk } from './metadataFile.ts';
import type { MetadataFile } from './metadataFile.ts';

/** An SFDX project as far as the schema cares: its API version and its metadata files. */
export interface SfdxProject {
  readonly apiVersion: string;
  /** That of a managed package in the making. */
  readonly namespace?: string;
  /** All files in the package directories but those of `.forceignore`, sorted by their paths. */
  readonly files: readonly MetadataFile[];
}

/**
 * Finds the source of an SFDX project.
 * @throws Error naming sfdx-project.json, or the package directory that is missing.
 */
export function readProject(projectDir: string): SfdxProject {
  const file = join(projectDir, 'sfdx-project.json');
  const project = readJson(file);
  const directories = packageDirectories(file, project);
  const isIgnored = readForceIgnore(projectDir);
  const files = directories.flatMap((directory) => {
    const path = join(projectDir, directory);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Error(`${file}: the package directory "${directory}" does not exist.`);
    }
    return globSync('**/*', { cwd: path, exclude: (name) => basename(name) === 'node_modules' })
      .map((name) => join(path, name))
      .filter((name) => statSync(name).isFile() && !isIgnored(relative(projectDir, name)));
  });
  checkVersion(file, property(project, 'sourceApiVersion'));
  const namespace = property(project, 'namespace');
  return {
    apiVersion: API_VERSION,
    ...(typeof namespace === 'string' && namespace !== '' ? { namespace } : {}),
    files: files.sort().map(fileOnDisk),
  };
}

/** The org's own version, whatever older one a project is written for. */
const API_VERSION = '66.0';

/** A project may leave its version to the org, and must not be ahead of it. */
function checkVersion(file: string, version: unknown): void {
  if (version === undefined) return;
  if (typeof version !== 'string' || !/^\d+\.0$/.test(version)) {
    throw new Error(`${file}: "sourceApiVersion" must be a version such as "${API_VERSION}".`);
  }
  if (Number(version) > Number(API_VERSION)) {
    throw new Error(`${file}: "sourceApiVersion" is ${version}, and the embedded org has ${API_VERSION}.`);
  }
}

function readJson(file: string): unknown {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file}: not found. Name the folder of an SFDX project.`);
  }
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function packageDirectories(file: string, project: unknown): string[] {
  const directories = property(project, 'packageDirectories');
  if (!Array.isArray(directories) || directories.length === 0) {
    throw new Error(`${file}: "packageDirectories" must list at least one folder.`);
  }
  return directories.map((directory) => {
    const path = property(directory, 'path');
    if (typeof path !== 'string') throw new Error(`${file}: every package directory needs a "path".`);
    return path;
  });
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
