import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './samCli.ts';

const START = path.join(ROOT, 'scripts', 'org', 'start.ts');

export interface DemoAddresses {
  /** Without a path. */
  readonly pages: string;
  readonly org: string;
}

/** `npm start` as people run it: in a process group of its own, as a terminal gives it one. */
export class DemoStart {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #printed = '';
  #listeners: (() => void)[] = [];

  constructor(flags: readonly string[]) {
    this.#child = spawn(process.execPath, [START, ...flags], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#printed += text;
        this.#listeners.forEach((listener) => {
          listener();
        });
      });
    }
    this.#ended = new Promise((resolve) => this.#child.once('close', resolve));
  }

  get printed(): string {
    return this.#printed;
  }

  /** Resolves with what the pattern found. @throws Error with all that was printed when the process ends before */
  async until(pattern: RegExp): Promise<RegExpExecArray> {
    const found = new Promise<RegExpExecArray>((resolve) => {
      const look = (): void => {
        const match = pattern.exec(this.#printed);
        if (match) resolve(match);
      };
      this.#listeners.push(look);
      look();
    });
    const missed = this.#ended.then((code) => {
      throw new Error(`npm start ended with ${code} and without ${String(pattern)}:\n${this.#printed}`);
    });
    return Promise.race([found, missed]);
  }

  /** Resolves when everything runs. */
  async ready(): Promise<DemoAddresses> {
    const [, pages = '', org = ''] = await this.until(/Account pages\s+(\S+)[^]*Embedded org\s+(\S+)[^]*Stop with/);
    return { pages: new URL(pages).origin, org };
  }

  /** What Ctrl+C does: the signal goes to the whole group. Resolves with the exit code. */
  async interrupt(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    this.signalGroup(signal);
    return this.#ended;
  }

  /** Resolves with the exit code when the process ends by itself. */
  ended(): Promise<number | null> {
    return this.#ended;
  }

  /** Process ids of the group's live members whose command line matches. */
  members(commandLine: RegExp): number[] {
    const table = execFileSync('ps', ['-A', '-o', 'pid=,pgid=,stat=,args='], { encoding: 'utf8' });
    return table
      .split('\n')
      .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
      .filter((match) => Number(match?.[2]) === this.#child.pid && !match?.[3]?.startsWith('Z'))
      .filter((match) => commandLine.test(match?.[4] ?? ''))
      .map((match) => Number(match?.[1]));
  }

  /** For clean-up after a test that failed: nothing of the group stays. */
  signalGroup(signal: NodeJS.Signals): void {
    try {
      process.kill(-(this.#child.pid ?? 0), signal);
    } catch {
      // The whole group has ended.
    }
  }
}
