import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Truth } from './opportunityPages.ts';

/** The replay server, in its own process. */
export interface Replay {
  /** Its addresses. */
  readonly plain: string;
  readonly gzip: string;
  readonly truth: Truth;
  close(): void;
}

export async function startReplay(rows: number, accounts: number): Promise<Replay> {
  const server = fork(fileURLToPath(new URL('./replayServer.ts', import.meta.url)), [String(rows), String(accounts)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    // Ten million rows are 700 MB of pages.
    execArgv: ['--max-old-space-size=8192'],
  });
  if (server.stdout === null) {
    throw new Error('The replay server has no output.');
  }
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  const { plain, gzip, truth } = JSON.parse(line) as Omit<Replay, 'close'>;
  return { plain, gzip, truth, close: () => server.disconnect() };
}
