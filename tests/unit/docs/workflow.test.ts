import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { format } from 'prettier';
import { refusedFileName } from '../../../scripts/tiering/refusedFile.ts';
import { ROOT } from '../../support/samCli.ts';

const workflow = readFileSync(path.join(ROOT, 'docs', 'examples', 'tiering-workflow.yml'), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'sam-workflow-'));
after(() => {
  rmSync(folder, { recursive: true });
});

/** The text of a step, without its indentation. */
function step(name: string): string {
  const [, text = ''] = new RegExp(`^( *- name: ${name}\\n(?: {8,}.*\\n|\\n)*)`, 'm').exec(workflow) ?? [];
  assert.notEqual(text, '', name);
  return text.replaceAll(/^ {8}/gm, '');
}

/** Runs the shell script of a step as the runner does, in a folder with this project. @returns the summary of the page */
function ranStep(name: string): string {
  const [, script = ''] = /^run: \|\n((?: {2}.*\n)+)/m.exec(step(name)) ?? [];
  const summary = path.join(folder, 'summary.md');
  writeFileSync(summary, '');
  const env = { PATH: `${path.dirname(process.execPath)}:${process.env.PATH ?? ''}`, GITHUB_STEP_SUMMARY: summary };
  const text = script.replace('docs/examples/', `${path.join(ROOT, 'docs', 'examples')}/`);
  execFileSync('bash', ['-e', '-c', text], { cwd: folder, env });
  return readFileSync(summary, 'utf8');
}

const RUN = {
  status: 'CompletedWithErrors',
  runKey: 'Default:2026-06-30:12',
  population: 502,
  changes: { accounts: 559, snapshots: 337 },
  refused: { records: 3, file: 'refused-tiering.csv' },
};

describe('the workflow for GitHub Actions', () => {
  it('is YAML', async () => {
    await assert.doesNotReject(format(workflow, { parser: 'yaml' }));
    assert.doesNotMatch(workflow, /\t/);
  });

  for (const [what, content, told] of [
    [
      'that refused records',
      JSON.stringify({
        ...RUN,
        others: [{ ...RUN, status: 'Completed', runKey: 'Other:2026-06-30:12', refused: undefined }],
      }),
      /^- \*\*CompletedWithErrors\*\*: run Default:2026-06-30:12, 502 customers ranked; written: 559 accounts, 337 snapshots; refused: 3\.\n- \*\*Completed\*\*: run Other:.* refused: 0\.\n$/,
    ],
    [
      'that failed',
      JSON.stringify({ status: 'Failed', error: { code: 'LEASE_HELD', message: 'Busy.', nextStep: 'Wait.' } }),
      /^\*\*LEASE_HELD\*\*: Busy\.\n\nNext step: Wait\.\n$/,
    ],
    ['that did not begin', '', /^The run did not begin/],
    ['whose result was cut', '{"runKey":', /or its result was cut/],
  ] as const) {
    it(`tells a run ${what}, and leaves no key behind`, () => {
      writeFileSync(path.join(folder, 'private.pem'), 'secret');
      writeFileSync(path.join(folder, 'run.json'), content);
      assert.match(ranStep('Tell the outcome'), told);
      assert.throws(() => readFileSync(path.join(folder, 'private.pem')), { code: 'ENOENT' });
    });
  }

  it('keeps the lists of refused records, whatever their names and however the run ended', () => {
    const text = step('Keep what Salesforce refused');
    assert.match(text, /^if: always\(\)$/m);
    const [, pattern = ''] = /^ {2}path: (.*)$/m.exec(text) ?? [];
    for (const name of [refusedFileName(undefined), refusedFileName('Gross_Profit')]) {
      assert.ok(path.matchesGlob(name, pattern), name);
    }
  });
});
