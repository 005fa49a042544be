import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserTests, command, componentTests, nodeTests, type Gate } from './support/gate.ts';

/**
 * `npm test`: every gate, one after the other, all of them even when one fails. Ends with a line
 * `N passed, N failed` that adds up the checks and the tests of all runners, and exits 1 when anything failed.
 * Words after `npm test --` choose gates by name: `npm test -- lint types`.
 */
const GATES: readonly Gate[] = [
  command('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  command('lint', 'eslint', ['.', '--max-warnings', '0']),
  command('types: node', 'tsc', ['-p', 'tsconfig.node.json']),
  command('types: tests', 'tsc', ['-p', 'tsconfig.tests.json']),
  command('types: components', 'tsc', ['-p', 'tsconfig.lwc.json', '--noEmit']),
  command('types: component tests', 'tsc', ['-p', 'tsconfig.jest.json']),
  command('types: preview pages', 'tsc', ['-p', 'preview/tsconfig.json']),
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
let passed = 0;
let failed = 0;
const lines: string[] = [];
const skips: string[] = [];
for (const gate of chosen) {
  console.log(`\n── ${gate.name} ${'─'.repeat(Math.max(0, 70 - gate.name.length))}`);
  const started = performance.now();
  const outcome = gate.run(scratch);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  passed += outcome.passed;
  failed += outcome.failed;
  const verdict = outcome.failed === 0 ? 'ok  ' : 'FAIL';
  lines.push(`${verdict} ${gate.name.padEnd(22)} ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s`);
  skips.push(...outcome.skipped.map((skip) => `skipped: ${skip.name}: ${skip.reason || 'NO REASON GIVEN'}`));
}
rmSync(scratch, { recursive: true });

console.log(`\n${'═'.repeat(72)}\n${[...lines, ...skips].join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
