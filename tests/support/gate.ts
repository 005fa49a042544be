import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.ts';
import type { NodeTestCounts } from './countReporter.ts';

export interface GateOutcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

/** One thing `npm test` checks. */
export interface Gate {
  readonly name: string;
  /** Whether it takes one core and says all it has to say at its end, so that another one can run beside it. */
  readonly isSingle: boolean;
  /**
   * @param scratch a folder for files of its own
   * @param print told what it finds
   */
  run(scratch: string, print: (text: string) => void): Promise<GateOutcome>;
}

const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'node_modules/.bin');

/** What one process has compiled, the hundreds after it need not: the command line alone starts some hundred times. */
const COMPILE_CACHE = join(ROOT, '.cache/node');

/** Node's runner starts a process per file. Three at a time fill the two cores that the gates are planned for, as each waits for others now and then. */
const TEST_FILES_AT_ONCE = 3;
/** A browser fills a core by itself, and a page that waits for one shows what a user would not see. */
const BROWSER_FILES_AT_ONCE = 2;
/** Jest would leave one of two cores free. */
const JEST_WORKERS = 2;

/** Runs a tool of node_modules, which prints for itself unless `print` takes what it says. @returns its exit code */
async function execute(
  program: string,
  args: readonly string[],
  {
    environment = {},
    print,
  }: { readonly environment?: NodeJS.ProcessEnv; readonly print?: (text: string) => void } = {},
): Promise<number> {
  const output = print === undefined ? 'inherit' : 'pipe';
  const child = spawn(join(BIN, program), args, {
    cwd: ROOT,
    stdio: ['ignore', output, output],
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, ...environment },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => print?.(text));
  }
  try {
    const [status] = (await once(child, 'close')) as [number | null];
    return status ?? 1;
  } catch (error) {
    console.error(`${program} could not be started: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

/** A tool of node_modules that passes as a whole or fails as a whole. */
export function command(name: string, program: string, args: readonly string[]): Gate {
  return {
    name,
    isSingle: true,
    run: async (_scratch, print) => {
      const ok = (await execute(program, args, { print })) === 0;
      return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
    },
  };
}

/** Types of a project, by the native compiler: `typescript` itself is the older one, which ESLint and the LWC build need (ADR 12). */
export function types(name: string, project: string): Gate {
  return command(name, 'node', ['node_modules/typescript-native/bin/tsc', '-p', project, '--noEmit']);
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
export function nodeTests(
  name: string,
  pattern: string,
  environment: NodeJS.ProcessEnv = {},
  filesAtOnce = TEST_FILES_AT_ONCE,
): Gate {
  return {
    name,
    isSingle: false,
    run: async (scratch) => {
      const result = join(scratch, `${name}.json`);
      const status = await execute(
        'node',
        [
          '--test',
          `--test-concurrency=${filesAtOnce}`,
          '--test-reporter=spec',
          '--test-reporter-destination=stdout',
          '--test-reporter=./tests/support/countReporter.ts',
          `--test-reporter-destination=${result}`,
          pattern,
        ],
        { environment },
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
    isSingle: false,
    run: async (scratch, print) => {
      try {
        return await nodeTests(name, pattern, { CHROMIUM_PATH: ensureChromium() }, BROWSER_FILES_AT_ONCE).run(
          scratch,
          print,
        );
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
    isSingle: false,
    run: async (scratch) => {
      const file = join(scratch, 'jest.json');
      const status = await execute('sfdx-lwc-jest', [
        '--',
        `--maxWorkers=${JEST_WORKERS}`,
        '--json',
        `--outputFile=${file}`,
      ]);
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
