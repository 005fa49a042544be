import { spawn } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** Servers close their connections and files when they are asked to; one that does not is ended. */
const PATIENCE_MS = 1_500;

/** The processes that `npm start` owns: started on this very Node, ended together. */
export class ChildProcesses {
  readonly #directory: string;
  readonly #running = new Set<ChildProcess>();
  readonly #servers: ChildProcess[] = [];

  /** @param directory where the processes run and where their script paths start */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Runs a script to its end. @throws Error when it ends with anything but exit code 0 */
  async run(args: readonly string[]): Promise<void> {
    const code = await ended(this.#spawn(args, ['ignore', 'inherit', 'inherit']));
    if (code !== 0) {
      throw new Error(`\`${args.join(' ')}\` ended with exit code ${code ?? 'none'}; its message stands above.`);
    }
  }

  /**
   * Starts a server and waits for the line it prints when it listens.
   * @returns what the first group of `ready` captured
   * @throws Error when the process ends before it is ready
   */
  async serve(args: readonly string[], ready: RegExp): Promise<string> {
    const child = this.#spawn(args, ['ignore', 'pipe', 'inherit']);
    this.#servers.push(child);
    let printed = '';
    const listening = new Promise<string>((resolve) => {
      const read = (text: string): void => {
        printed += text;
        const address = ready.exec(printed)?.[1];
        if (address !== undefined) {
          child.stdout?.off('data', read).resume();
          resolve(address);
        }
      };
      child.stdout?.setEncoding('utf8').on('data', read);
    });
    const failed = ended(child).then((code) => {
      throw new Error(
        `\`${args.join(' ')}\` ended with exit code ${code ?? 'none'} before it was ready; its message stands above.`,
      );
    });
    // Once it listens, its end is for firstEnd() to tell, not an unhandled rejection.
    failed.catch(() => undefined);
    return Promise.race([listening, failed]);
  }

  /** Resolves, with its script, when the first of the servers has ended. */
  firstEnd(): Promise<string> {
    return Promise.race(this.#servers.map((server) => ended(server).then(() => server.spawnargs[1] ?? '')));
  }

  /** Asks all of them to end, and ends those that have not after a moment. */
  async stop(): Promise<void> {
    const running = [...this.#running];
    running.forEach((child) => child.kill('SIGTERM'));
    await Promise.race([Promise.all(running.map(ended)), delay(PATIENCE_MS)]);
    this.kill();
  }

  /** Ends all of them at once. */
  kill(): void {
    this.#running.forEach((child) => child.kill('SIGKILL'));
  }

  #spawn(args: readonly string[], stdio: StdioOptions): ChildProcess {
    const child = spawn(process.execPath, args, { cwd: this.#directory, stdio });
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    return child;
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve(child.exitCode);
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
