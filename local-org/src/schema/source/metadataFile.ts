import { readFileSync } from 'node:fs';

/** A metadata file in source form, on disk or as it was deployed. */
export interface MetadataFile {
  /** Its folders and name tell what it is about; complaints begin with it. */
  readonly path: string;
  text(): string;
  bytes(): Uint8Array;
}

/** A file that is read when it is needed. */
export function fileOnDisk(path: string): MetadataFile {
  return { path, text: () => readFileSync(path, 'utf8'), bytes: () => readFileSync(path) };
}

export function fileInMemory(path: string, bytes: Uint8Array): MetadataFile {
  return {
    path,
    text: () => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
    bytes: () => bytes,
  };
}
