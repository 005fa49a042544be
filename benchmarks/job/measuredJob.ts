import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../scripts/bin.js', import.meta.url));
const USAGE = fileURLToPath(new URL('./usageAtExit.ts', import.meta.url));

/** A run of `strategic-accounts`, from the start of its process to its end. */
export interface MeasuredJob {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly maxRssMiB: number;
  /** What it printed with `--json`. */
  readonly report: unknown;
}

/** @throws Error with what the command printed when it fails */
export async function measuredJob(args: readonly string[], cwd: string): Promise<MeasuredJob> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', USAGE, BIN, ...args, '--json'], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, output, errors, usage] = child.stdio as unknown as readonly [null, Readable, Readable, Readable];
  const [stdout, stderr, used, code] = await Promise.all([
    text(output),
    text(errors),
    text(usage),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  if (code !== 0) {
    throw new Error(`strategic-accounts ${args.join(' ')} ended with ${code}:\n${stderr}${stdout}`);
  }
  const seconds = (performance.now() - started) / 1000;
  return { seconds, ...(JSON.parse(used) as { cpuSeconds: number; maxRssMiB: number }), report: JSON.parse(stdout) };
}
