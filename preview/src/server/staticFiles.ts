import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

export interface StaticFile {
  readonly content: Buffer;
  readonly contentType: string;
}

/** The content type of a file by its suffix, `.css`; undefined for suffixes that the preview does not know. */
export const contentTypeOf = (suffix: string): string | undefined => CONTENT_TYPES[suffix.toLowerCase()];

/** The content of a file below a folder; undefined for what is outside of it, or absent. */
export async function readBelow(folder: string, path: string): Promise<Buffer | undefined> {
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep)) return undefined;
  try {
    return await readFile(file);
  } catch {
    // Absent and unreadable files are told alike: the caller answers 404.
    return undefined;
  }
}

/** Reads a file below a folder. `undefined` for files of other kinds, outside the folder, or absent. */
export async function readStaticFile(folder: string, path: string): Promise<StaticFile | undefined> {
  const contentType = contentTypeOf(extname(path));
  if (contentType === undefined) return undefined;
  const content = await readBelow(folder, path);
  return content === undefined ? undefined : { content, contentType };
}
