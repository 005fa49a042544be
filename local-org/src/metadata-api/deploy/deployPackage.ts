import { UnsupportedError } from '../../errors.ts';
import { readManifest, readZip } from '../../metadata-format/index.ts';
import type { Manifest } from '../../metadata-format/index.ts';

/** Components to be deleted, and the file that names them. */
export interface DestructiveChanges {
  readonly file: string;
  readonly manifest: Manifest;
}

/** A zip file that was sent to be deployed, read but not judged. */
export interface DeployPackage {
  readonly manifest: Manifest;
  /** In metadata form, by path below the folder with package.xml. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly before: DestructiveChanges | undefined;
  readonly after: DestructiveChanges | undefined;
}

/** A package without a manifest. */
export class NoManifestError extends Error {}

/** Names as in "Deleting Components from an Organization", Metadata API Developer Guide; the plain one deletes before. */
const destructiveBefore = ['destructiveChangesPre.xml', 'destructiveChanges.xml'];
const destructiveAfter = 'destructiveChangesPost.xml';

/**
 * @throws ZipError for a zip file that is refused as a whole, NoManifestError, MetadataError for a manifest that is none, and
 * UnsupportedError for several packages in one zip file
 */
export async function readPackage(zip: Buffer): Promise<DeployPackage> {
  const all = await readZip(zip);
  const root = rootFolder([...all.keys()]);
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of all) if (path.startsWith(root)) files.set(path.slice(root.length), bytes);
  const take = (file: string): Manifest | undefined => {
    const bytes = files.get(file);
    files.delete(file);
    return bytes && readManifest(file, bytes);
  };
  const manifest = take('package.xml');
  if (!manifest) throw new NoManifestError('No package.xml found');
  const destructive = (file: string): DestructiveChanges | undefined => {
    const listed = take(file);
    return listed && { file, manifest: listed };
  };
  const [pre, plain] = destructiveBefore.map(destructive);
  if (pre && plain) throw new UnsupportedError('destructiveChangesPre.xml beside destructiveChanges.xml');
  return { manifest, files, before: pre ?? plain, after: destructive(destructiveAfter) };
}

/** The folder of package.xml, with a slash at its end: the zip's root, or a folder at its root. */
function rootFolder(paths: readonly string[]): string {
  const roots = paths.flatMap((path) =>
    /^([^/]+\/)?package\.xml$/.test(path) ? [path.slice(0, -'package.xml'.length)] : [],
  );
  if (roots.length === 0) throw new NoManifestError('No package.xml found');
  if (roots.includes('')) return '';
  if (roots.length > 1) throw new UnsupportedError('several packages in one zip file');
  return roots[0] ?? '';
}
