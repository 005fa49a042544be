import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  browserTests,
  command,
  componentTests,
  nodeTests,
  types,
  type Gate,
  type GateOutcome,
} from './support/gate.ts';

/**
 * `npm test`: every gate, all of them even when one fails: those that take one core two at a time, then the test runners, which fill both. Ends with a line
 * `N passed, N failed` that adds up the checks and the tests of all runners, and exits 1 when anything failed.
 * Words after `npm test --` choose gates by name: `npm test -- lint types`.
 */
const GATES: readonly Gate[] = [
  command('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  command('lint: components and imports', 'eslint', ['.', '--max-warnings', '0']),
  command('lint: TypeScript', 'oxlint', ['--deny-warnings']),
  command('base components', 'node', ['tests/support/buildBaseComponents.ts']),
  types('types: node', 'tsconfig.node.json'),
  types('types: tests', 'tsconfig.tests.json'),
  types('types: components', 'tsconfig.lwc.json'),
  types('types: component tests', 'tsconfig.jest.json'),
  types('types: preview pages', 'preview/tsconfig.json'),
  command('component paths', 'node', ['scripts/build/pathMap.ts', '--check']),
  command('metadata conversion', 'node', ['scripts/build/checkConversion.ts']),
  componentTests('components'),
  nodeTests('unit', 'tests/unit/**/*.test.ts'),
  nodeTests('conformance', 'tests/conformance/**/*.test.ts'),
  nodeTests('integration', 'tests/integration/**/*.int.test.ts'),
  browserTests('browser', 'tests/e2e/**/*.e2e.ts'),
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !GATES.some((gate) => gate.name.startsWith(name)));
if (unknown.length > 0) {
  console.error(`No gate is called ${unknown.join(', ')}. There are: ${GATES.map((gate) => gate.name).join(', ')}.`);
  process.exit(1);
}

const chosen = wanted.length === 0 ? GATES : GATES.filter((gate) => wanted.some((name) => gate.name.startsWith(name)));
const scratch = mkdtempSync(join(tmpdir(), 'strategic-accounts-gates-'));
const reports = new Map<Gate, GateReport>();

interface GateReport {
  readonly outcome: GateOutcome;
  readonly seconds: string;
}

async function runGate(gate: Gate): Promise<void> {
  const title = `\n── ${gate.name} ${'─'.repeat(Math.max(0, 70 - gate.name.length))}`;
  if (!gate.isSingle) console.log(title);
  const started = performance.now();
  const said: string[] = [];
  const outcome = await gate.run(scratch, (text) => said.push(text));
  if (gate.isSingle) console.log([title, said.join('')].join('\n'));
  reports.set(gate, { outcome, seconds: ((performance.now() - started) / 1000).toFixed(1) });
}

/** Takes the next gate whenever one has ended. */
async function runOneByOne(gates: Iterator<Gate>): Promise<void> {
  for (let next = gates.next(); next.done !== true; next = gates.next()) await runGate(next.value);
}

const singles = chosen.filter(({ isSingle }) => isSingle).values();
await Promise.all([runOneByOne(singles), runOneByOne(singles)]);
await runOneByOne(chosen.filter(({ isSingle }) => !isSingle).values());
rmSync(scratch, { recursive: true });

const outcomes = chosen.flatMap((gate) => {
  const report = reports.get(gate);
  return report === undefined ? [] : [{ name: gate.name, ...report }];
});
const sum = (count: 'passed' | 'failed'): number => outcomes.reduce((all, { outcome }) => all + outcome[count], 0);
const lines = outcomes.map(({ name, seconds, outcome: { passed, failed } }) => {
  const verdict = failed === 0 ? 'ok  ' : 'FAIL';
  return `${verdict} ${name.padEnd(22)} ${passed} passed, ${failed} failed, ${seconds} s`;
});
const skips = outcomes.flatMap(({ outcome }) =>
  outcome.skipped.map((skip) => `skipped: ${skip.name}: ${skip.reason || 'NO REASON GIVEN'}`),
);

console.log(`\n${'═'.repeat(72)}\n${[...lines, ...skips].join('\n')}\n`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
