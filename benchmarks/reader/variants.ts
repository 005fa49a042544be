import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { duckDbVersion, isDuckDbThere } from './duckdb.ts';
import type { Run } from './measured.ts';
import type { Replay } from './replay.ts';

/** Something that reads the pages. */
export interface Variant {
  readonly name: string;
  /** In `variants/`. */
  readonly file: string;
  readonly source: 'plain' | 'gzip';
  /** In how many rounds it runs at the most: the slow ones need no more. */
  readonly rounds: number;
  /** What it does not do; told beside its figures. */
  readonly note?: string;
}

const EVERY = Number.POSITIVE_INFINITY;
export const FLOOR: Variant = { name: 'byte scan', file: 'byteScan.ts', source: 'plain', rounds: EVERY };
export const READER: Variant = { name: 'our reader', file: 'addUp.ts', source: 'plain', rounds: EVERY };
export const END_TO_END: Variant = { name: 'our reader, gzip', file: 'addUp.ts', source: 'gzip', rounds: EVERY };
export const OURS: readonly Variant[] = [READER, END_TO_END];
export const PEERS: readonly Variant[] = [
  {
    name: 'DuckDB',
    file: 'duckdb.ts',
    source: 'plain',
    rounds: 3,
    note: 'all cores; pages stored in files first',
  },
  { name: 'Python csv', file: 'python_csv.py', source: 'plain', rounds: 3 },
  { name: 'csv-parse', file: 'csvParse.ts', source: 'plain', rounds: 1 },
  {
    name: 'jsforce record stream',
    file: 'jsforceStream.ts',
    source: 'plain',
    rounds: 1,
    note: 'given 60 seconds: beyond 999,999 rows it never ends (jsforce#697)',
  },
];

/** Why a peer cannot run here; undefined when it can. */
export function missing({ file }: Variant): string | undefined {
  if (file === 'duckdb.ts') {
    return isDuckDbThere() ? undefined : 'it is not installed; `npm run bench -- peers` does that';
  }
  if (!file.endsWith('.py')) {
    return undefined;
  }
  return spawnSync('python3', ['--version'], { stdio: 'ignore' }).error === undefined
    ? undefined
    : 'there is no python3';
}

/** One run, in a process of its own, which prints what it measured. */
export async function runVariant({ file, source }: Variant, replay: Replay): Promise<Run> {
  const path = fileURLToPath(new URL(`./variants/${file}`, import.meta.url));
  const program = file.endsWith('.py') ? 'python3' : process.execPath;
  const { stdout } = await promisify(execFile)(program, [path, replay[source]]);
  return JSON.parse(stdout) as Run;
}

/** The version of a peer: packages are pinned exactly. */
export function versionOf({ name, file }: Variant): string {
  if (file === 'duckdb.ts') {
    return duckDbVersion();
  }
  if (file.endsWith('.py')) {
    const asked = 'import platform; print(platform.python_version())';
    return spawnSync('python3', ['-c', asked], { encoding: 'utf8' }).stdout.trim();
  }
  const { dependencies } = packageJson as { dependencies: Readonly<Record<string, string>> };
  return dependencies[name.split(' ')[0] ?? ''] ?? '';
}
