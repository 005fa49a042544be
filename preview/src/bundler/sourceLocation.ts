import { readFileSync } from 'node:fs';

/** The file of a Rollup module id, without the LWC plugin's query. */
export function moduleFile(id: string): string {
  return id.split('?', 1)[0] ?? id;
}

/** `lightning/recordForm` is written `lightning-record-form` in a template. */
function tagName(specifier: string): string {
  return specifier.replace('/', '-').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `file:line` of the first mention of a module in the source that imports it; the bare file when no line mentions it. */
export function locateImport(importer: string, specifier: string): string {
  const file = moduleFile(importer);
  const wanted = file.endsWith('.html') ? `<${tagName(specifier)}` : specifier;
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    // A module that the bundler itself made up has no source to point into.
    return file;
  }
  const index = lines.findIndex((line) => line.includes(wanted));
  return index === -1 ? file : `${file}:${index + 1}`;
}
