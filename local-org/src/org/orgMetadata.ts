import { packagePath } from '../metadata-format/index.ts';
import type { MetadataFiles } from '../metadata-checks/index.ts';
import { fileInMemory } from '../schema/index.ts';
import type { MetadataFile } from '../schema/index.ts';
import type { MetadataChange } from '../store/index.ts';

/** The metadata that an org starts with: the project's, changed by what was deployed to the org before. */
export interface StartMetadata {
  /** All of the project's files that were not deployed anew or removed, and those that were deployed. */
  readonly files: readonly MetadataFile[];
  /** Those of them that are components, by path within a package. */
  readonly byPath: MetadataFiles;
}

export function startMetadata(
  project: readonly MetadataFile[],
  changes: ReadonlyMap<string, MetadataChange>,
): StartMetadata {
  const byPath = new Map<string, Uint8Array>();
  const files: MetadataFile[] = [];
  for (const file of project) {
    const path = packagePath(file.path);
    if (path !== undefined && changes.has(path)) continue;
    files.push(file);
    if (path !== undefined) byPath.set(path, file.bytes());
  }
  for (const [path, { bytes }] of changes) {
    if (!bytes) continue;
    files.push(metadataFile(path, bytes));
    byPath.set(path, bytes);
  }
  return { files, byPath };
}

/** Files are replaced whole and never changed, so that each is read once, however many deploys keep it. */
const inMemory = new WeakMap<Uint8Array, MetadataFile>();

export function metadataFile(path: string, bytes: Uint8Array): MetadataFile {
  let file = inMemory.get(bytes);
  if (!file) inMemory.set(bytes, (file = fileInMemory(path, bytes)));
  return file;
}
