import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'typed-rules-'));

const OFFENCES = {
  'no-floating-promises': 'async function save(): Promise<void> { await Promise.resolve(); }\nsave();\n',
  'no-unsafe-assignment': `export const size: number = JSON.parse('1');\n`,
  'switch-exhaustiveness-check': `declare const kind: 'a' | 'b';\nswitch (kind) { case 'a': console.log(1); }\n`,
};

/** Without its native half the linter would know no types, and find nothing. */
describe('the rules that need types', () => {
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('find what breaks them, in the file that does', async () => {
    writeFileSync(
      join(folder, 'tsconfig.json'),
      '{ "compilerOptions": { "strict": true, "lib": ["ESNext", "DOM"] }, "include": ["*.ts"] }',
    );
    const files = Object.entries(OFFENCES).map(([rule, code]) => {
      writeFileSync(join(folder, `${rule}.ts`), `${code}export {};\n`);
      return `${rule}.ts`;
    });
    const linter = join(ROOT, 'node_modules/.bin/oxlint');
    const args = ['--config', join(ROOT, '.oxlintrc.json'), '--format', 'unix', ...files];
    const said: unknown = await promisify(execFile)(linter, args, { cwd: folder }).catch((error: unknown) => error);
    const { code, stdout } = said as { code: number; stdout: string };
    assert.equal(code, 1, stdout);
    for (const rule of Object.keys(OFFENCES)) {
      assert.match(stdout, new RegExp(`^${rule}\\.ts:.*typescript\\(${rule}\\)`, 'm'));
    }
  });
});
