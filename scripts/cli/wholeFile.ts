import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * Writes a file as a whole or not at all: whoever opens it finds what was there before or what is there now, also where the disk is full
 * or the process is killed in between.
 * @throws the error of the file system
 */
export async function writeWholeFile(file: string, content: string | Iterable<string>): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(unfinished, content, { flush: true });
    await rename(unfinished, file);
  } catch (thrown) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw thrown;
  }
}
