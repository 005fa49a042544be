import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { buffer } from 'node:stream/consumers';

import yauzl from 'yauzl';

import type { StaticResource } from '../project/index.ts';
import { contentTypeOf, readBelow, type StaticFile } from './staticFiles.ts';

/** "A static resource can be up to 5 MB"; what an archive's file unpacks to is allowed ten times that. */
const MOST_UNPACKED_BYTES = 50 * 1024 * 1024;

const OCTETS = 'application/octet-stream';

/** A file inside a zip; undefined where the archive has none of that path, or one that is too large to unpack. */
async function readFromZip(file: string, path: string): Promise<Buffer | undefined> {
  const zip = await yauzl.openPromise(file);
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== path || entry.uncompressedSize > MOST_UNPACKED_BYTES) continue;
      return await buffer(await zip.openReadStreamPromise(entry));
    }
    return undefined;
  } finally {
    zip.close();
  }
}

/**
 * Reads a static resource, or a file inside one. Undefined for what is not there.
 * @param path below the resource, for archives; empty for the resource itself
 */
export async function readStaticResource(
  { path: source, contentType, isArchive }: StaticResource,
  path: string,
): Promise<StaticFile | undefined> {
  if (path === '') {
    return (await stat(source)).isDirectory() ? undefined : { content: await readFile(source), contentType };
  }
  if (!isArchive) return undefined;
  const content = (await stat(source)).isDirectory() ? await readBelow(source, path) : await readFromZip(source, path);
  return content === undefined ? undefined : { content, contentType: contentTypeOf(extname(path)) ?? OCTETS };
}
