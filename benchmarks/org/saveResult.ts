import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const RESULTS = path.join(import.meta.dirname, '..', 'results');

/** Keeps a result whole, for the documentation to tell of. */
export function saveResult(name: string, result: object): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(path.join(RESULTS, `${name}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
}
