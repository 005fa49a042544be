import { strategicAccounts } from '../../scripts/strategicAccounts.ts';
import type { SamOptions, SamResult } from './samCli.ts';

/** The working directory and the exit code belong to the whole process, so runs take turns. */
let lastRun: Promise<unknown> = Promise.resolve();

/**
 * Runs `strategic-accounts` in this process: the same command line and the same requests as in a process of its own, without the second that starting one
 * takes. For the many runs of which a test reads what they say and do; how a process starts, logs and ends is for `runSam`.
 */
export function runSamHere(
  words: readonly string[],
  { cwd, env = {} }: Pick<SamOptions, 'cwd' | 'env'>,
): Promise<SamResult> {
  const run = lastRun.then(() => runNow(words, cwd, env));
  lastRun = run.catch(() => undefined);
  return run;
}

async function runNow(words: readonly string[], cwd: string, environment: NodeJS.ProcessEnv): Promise<SamResult> {
  const here = process.cwd();
  const stdout: string[] = [];
  const stderr: string[] = [];
  process.chdir(cwd);
  try {
    await strategicAccounts(words, {
      terminal: {
        note: (line) => stderr.push(`${line}\n`),
        result: (text) => stdout.push(`${text}\n`),
        progress: () => ({ update: () => undefined, stop: () => undefined }),
      },
      environment,
      signal: new AbortController().signal,
    });
    return { code: Number(process.exitCode ?? 0), stdout: stdout.join(''), stderr: stderr.join('') };
  } finally {
    process.exitCode = undefined;
    process.chdir(here);
  }
}
