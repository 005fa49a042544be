import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { clientsOf } from './localOrg.ts';
import type { OrgClients } from './localOrg.ts';

const MAIN = path.join(import.meta.dirname, '..', '..', 'local-org', 'main.ts');

/** An embedded org in a process of its own, as `npm run org` starts it. */
export interface OrgProcess extends OrgClients {
  readonly url: string;
  readonly pid: number;
  /** What it wrote to standard error so far: nothing, as long as nothing happened that nobody foresaw. */
  complaints(): string;
  running(): boolean;
  /** Ends it; `SIGKILL` without letting it close its database. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/**
 * Starts `local-org/main.ts` on a free port.
 * @param nodeFlags for Node itself, such as `--cpu-prof`
 * @throws Error with what it wrote when it ends before it is ready
 */
export async function startOrgProcess(
  flags: readonly string[],
  nodeFlags: readonly string[] = [],
): Promise<OrgProcess> {
  const child = spawn(process.execPath, [...nodeFlags, MAIN, '--port', '0', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const ended = once(child, 'close');
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      const ready = /^Local org ready: (\S+)\n/m.exec((stdout += text.toString()))?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.once('close', () => {
      reject(new Error(`The org did not start: ${stderr}`));
    });
  });
  return {
    ...clientsOf(url),
    url,
    pid: child.pid ?? 0,
    complaints: () => stderr,
    running: () => child.exitCode === null && child.signalCode === null,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
    },
  };
}
