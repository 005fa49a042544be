import type { MetadataFiles } from '../../metadata-checks/index.ts';

/** Files that come, or go (undefined), by path within a package. */
export type FileChanges = ReadonlyMap<string, Uint8Array | undefined>;

export function changedFiles(files: MetadataFiles, changes: FileChanges): MetadataFiles {
  const result = new Map(files);
  for (const [path, bytes] of changes) {
    if (bytes) result.set(path, bytes);
    else result.delete(path);
  }
  return result;
}
