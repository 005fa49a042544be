import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '..', '..');

export interface SamResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SamOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The disk takes no more than so many blocks, of 512 bytes, of each of its files. */
  readonly fullAfterBlocks?: number;
  /** Files that take what is printed, as in a shell. */
  readonly stdoutTo?: string;
  readonly stderrTo?: string;
}

/** Starts `strategic-accounts` as people do, in a process of its own. */
export function startSam(
  args: readonly string[],
  { cwd, env = {}, ...shell }: SamOptions,
): ChildProcessWithoutNullStreams {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SAM_')));
  const command = [process.execPath, path.join(ROOT, 'scripts', 'bin.js'), ...args];
  const [file = '', ...rest] = [...shellOf(shell), ...command];
  return spawn(file, rest, { cwd, env: { ...inherited, ...env } });
}

/** What starts the command behind it as a shell would. */
function shellOf({ fullAfterBlocks, stdoutTo, stderrTo }: Omit<SamOptions, 'cwd' | 'env'>): readonly string[] {
  // Without the trap, the signal that comes with the error would end the process, which a full disk does not.
  const limit = fullAfterBlocks === undefined ? '' : `trap '' XFSZ; ulimit -f ${fullAfterBlocks}; `;
  const redirected = `${stdoutTo === undefined ? '' : ` > '${stdoutTo}'`}${stderrTo === undefined ? '' : ` 2> '${stderrTo}'`}`;
  return limit + redirected === '' ? [] : ['sh', '-c', `${limit}exec "$@"${redirected}`, 'sh'];
}

/** What the process printed and how it ended. */
export async function ended(child: ChildProcessWithoutNullStreams): Promise<SamResult> {
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}

/** Runs `strategic-accounts` to its end. */
export function runSam(args: readonly string[], options: SamOptions): Promise<SamResult> {
  return ended(startSam(args, options));
}
