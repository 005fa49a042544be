import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import yazl from 'yazl';

/**
 * Source: "Deploying and Retrieving Metadata with the Zip File", Metadata API Developer Guide
 * (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/file_based_zip_file.htm).
 */
export const mostFiles = 10_000;
export const mostZipBytes = 39 * 1024 * 1024;
export const mostUnzippedBytes = 600 * 1024 * 1024;

/** A zip file that is refused as a whole, before anything in it is looked at. */
export class ZipError extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = 'ZipError';
  }
}

/**
 * The files in a zip file, by path. Nothing is ever written to the disk.
 * @throws ZipError for what is no zip file, is or becomes too large, or has paths that lead out of the package or are there twice.
 */
export async function readZip(bytes: Buffer): Promise<ReadonlyMap<string, Uint8Array>> {
  if (bytes.length > mostZipBytes)
    throw new ZipError('Maximum size of request reached. Maximum size of request is 39 MB.');
  try {
    const zip = await yauzl.fromBufferPromise(bytes, {
      lazyEntries: true,
      strictFileNames: true,
      validateEntrySizes: true,
    });
    return await readEntries(zip);
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw new ZipError(`zip file: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readEntries(zip: yauzl.ZipFile): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const seen = new Set<string>();
  let total = 0;
  // Entries of folders count too, as the platform counts them.
  if (zip.entryCount > mostFiles)
    throw new ZipError(`Maximum number of files reached: ${zip.entryCount} of ${mostFiles}.`);
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName;
    if (path.endsWith('/')) continue;
    // The platform's names are the same in any case.
    if (seen.has(path.toLowerCase())) throw new ZipError(`zip file: ${path} is there twice.`);
    seen.add(path.toLowerCase());
    if (!entry.canDecodeFileData())
      throw new ZipError(`zip file: ${path} is encrypted or compressed in an unknown way.`);
    // What comes out of an entry is never more than it says: the library stops there.
    total += entry.uncompressedSize;
    if (total > mostUnzippedBytes) throw new ZipError('Maximum size of unzipped files reached: 600 MB.');
    files.set(path, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}

/** A zip file of these files, by path. */
export async function writeZip(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, bytes] of files) zip.addBuffer(Buffer.from(bytes), path);
  zip.end();
  return buffer(zip.outputStream);
}
