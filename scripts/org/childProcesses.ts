import { spawn, type ChildProcess } from 'node:child_process';

/** The processes that `npm start` owns: started on this very Node, ended together. */
export class ChildProcesses {
  readonly #directory: string;
  readonly #servers: ChildProcess[] = [];

  /** @param directory where the processes run and where their script paths start */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Runs a script to its end. @throws Error when it ends with anything but exit code 0 */
  async run(args: readonly string[]): Promise<void> {
    const child = spawn(process.execPath, args, { cwd: this.#directory, stdio: ['ignore', 'inherit', 'inherit'] });
    const code = await ended(child);
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
    const child = spawn(process.execPath, args, { cwd: this.#directory, stdio: ['ignore', 'pipe', 'inherit'] });
    this.#servers.push(child);
    let printed = '';
    const listening = new Promise<string>((resolve) => {
      const read = (text: string): void => {
        printed += text;
        const address = ready.exec(printed)?.[1];
        if (address !== undefined) {
          child.stdout.off('data', read).resume();
          resolve(address);
        }
      };
      child.stdout.setEncoding('utf8').on('data', read);
    });
    const failed = ended(child).then((code) => {
      throw new Error(
        `\`${args.join(' ')}\` ended with exit code ${code ?? 'none'} before it was ready; its message stands above.`,
      );
    });
    // Once it listens, its end is for untilOneEnds() to tell, not an unhandled rejection.
    failed.catch(() => undefined);
    return Promise.race([listening, failed]);
  }

  /** Resolves when the first of the servers has ended. */
  async untilOneEnds(): Promise<void> {
    await Promise.race(this.#servers.map((server) => ended(server)));
  }

  stop(): void {
    this.#servers.forEach((server) => server.kill('SIGTERM'));
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) {
    return Promise.resolve(child.exitCode);
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
