import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  readonly content: Buffer;
  readonly contentType: string;
}

/** Reads a file below a folder. `undefined` for files of other kinds, outside the folder, or absent. */
export async function readStaticFile(folder: string, path: string): Promise<StaticFile | undefined> {
  const file = normalize(join(folder, path));
  const contentType = CONTENT_TYPES[extname(file)];
  if (contentType === undefined || !file.startsWith(folder + sep)) return undefined;
  try {
    return { content: await readFile(file), contentType };
  } catch {
    // Absent and unreadable files are told alike: the caller answers 404.
    return undefined;
  }
}
