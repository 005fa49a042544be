import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.ts';
import type { NodeTestCounts } from './countReporter.ts';

export interface GateOutcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

/** One thing `npm test` checks. `run` gets a folder for files of its own and prints what it finds. */
export interface Gate {
  readonly name: string;
  run(scratch: string): GateOutcome;
}

const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'node_modules/.bin');

/** What one process has compiled, the hundreds after it need not: the command line alone starts some hundred times. */
const COMPILE_CACHE = join(ROOT, '.cache/node');

/** Node's runner starts a process per file; two at a time fill the two cores that the gates are planned for. */
const TEST_FILES_AT_ONCE = 2;

function execute(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): number {
  const ended = spawnSync(join(BIN, program), args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, ...environment },
  });
  if (ended.error !== undefined) {
    console.error(`${program} could not be started: ${ended.error.message}`);
  }
  return ended.status ?? 1;
}

/** A tool of node_modules that passes as a whole or fails as a whole. */
export function command(name: string, program: string, args: readonly string[]): Gate {
  return {
    name,
    run: () => {
      const ok = execute(program, args) === 0;
      return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
    },
  };
}

/**
 * A runner's counts are believed only if they agree with its exit code and show that it ran something: a crash, an
 * unreadable result or an empty run is one failure more.
 */
function judged(name: string, status: number, counts: GateOutcome | undefined): GateOutcome {
  if (counts === undefined) {
    console.error(`${name}: the runner left no result (exit code ${status}).`);
    return { passed: 0, failed: 1, skipped: [] };
  }
  if (counts.passed + counts.failed === 0) {
    console.error(`${name}: the runner executed no test.`);
    return { ...counts, failed: 1 };
  }
  if (status !== 0 && counts.failed === 0) {
    console.error(`${name}: no test failed, but the runner ended with exit code ${status}.`);
    return { ...counts, failed: 1 };
  }
  return counts;
}

/** Tests of node's own runner; `pattern` is relative to the repository. */
export function nodeTests(name: string, pattern: string, environment: NodeJS.ProcessEnv = {}): Gate {
  return {
    name,
    run: (scratch) => {
      const result = join(scratch, `${name}.json`);
      const status = execute(
        'node',
        [
          '--test',
          `--test-concurrency=${TEST_FILES_AT_ONCE}`,
          '--test-reporter=spec',
          '--test-reporter-destination=stdout',
          '--test-reporter=./tests/support/countReporter.ts',
          `--test-reporter-destination=${result}`,
          pattern,
        ],
        environment,
      );
      const text = existsSync(result) ? readFileSync(result, 'utf8') : '';
      return judged(name, status, text === '' ? undefined : (JSON.parse(text) as NodeTestCounts));
    },
  };
}

/** Browser tests: node's runner too, once a Chromium is there. */
export function browserTests(name: string, pattern: string): Gate {
  return {
    name,
    run: (scratch) => {
      try {
        return nodeTests(name, pattern, { CHROMIUM_PATH: ensureChromium() }).run(scratch);
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        return { passed: 0, failed: 1, skipped: [] };
      }
    },
  };
}

interface JestResult {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Jest tests of the Lightning web components. */
export function componentTests(name: string): Gate {
  return {
    name,
    run: (scratch) => {
      const file = join(scratch, 'jest.json');
      const status = execute('sfdx-lwc-jest', ['--', '--json', `--outputFile=${file}`]);
      if (!existsSync(file)) {
        return judged(name, status, undefined);
      }
      const result = JSON.parse(readFileSync(file, 'utf8')) as JestResult;
      // Jest has no place for the reason of a skip, so a skipped component test counts as failed.
      const skipped = result.testResults
        .flatMap((suite) => suite.assertionResults)
        .filter((test) => test.status === 'pending' || test.status === 'todo');
      skipped.forEach((test) => console.error(`${name}: skipped without a reason: ${test.fullName}`));
      return judged(name, status, {
        passed: result.numPassedTests,
        failed: result.numFailedTests + result.numRuntimeErrorTestSuites + skipped.length,
        skipped: [],
      });
    },
  };
}
