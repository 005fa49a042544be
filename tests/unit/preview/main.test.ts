import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { startTestOrg } from '../../support/localOrg.ts';
import { PAGE_PATH, flexipage, previewProject } from './previewFixture.ts';

const ROOT = join(import.meta.dirname, '../../..');
const MAIN = join(ROOT, 'preview/main.ts');
const CACHE_DIR = join(ROOT, '.cache/preview');

interface Ended {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args, '--cache', CACHE_DIR], (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? undefined, stdout, stderr });
    });
  });
}

describe('preview/main.ts', () => {
  it('explains itself', async () => {
    const { code, stdout } = await run('--help');
    assert.equal(code, 0);
    for (const flag of ['--project', '--org', '--port', '--cache']) assert.match(stdout, new RegExp(flag));
  });

  it('serves until it is told to stop, and then ends cleanly', async () => {
    const projectDir = previewProject();
    const org = await startTestOrg({ projectDir });
    const args = [MAIN, '--project', projectDir, '--org', org.url, '--port', '0', '--cache', CACHE_DIR];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    for await (const chunk of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
      stdout += chunk;
      const url = /^Preview ready: (http:\/\/127\.0\.0\.1:\d+)$/m.exec(stdout)?.[1];
      if (url === undefined) continue;
      assert.equal((await fetch(url)).status, 200);
      child.kill('SIGTERM');
    }
    if (child.exitCode === null) await once(child, 'exit');
    assert.equal(child.exitCode, 0);
    await org.close();
  });

  for (const [what, args, message] of [
    ['an unknown flag', ['--colour'], /unknown option '--colour'/],
    ['a port that is no number', ['--port', 'abc'], /'abc' is invalid\. Pass a number from 0 to 65535/],
    ['a port that does not exist', ['--port', '70000'], /'70000' is invalid/],
    ['a folder that is no project', ['--project', '/'], /no sfdx-project\.json\nPass the folder/],
    ['an org address that is none', ['--project', previewProject(), '--org', 'local'], /local is no address/],
    [
      'an org that is gone',
      ['--project', previewProject(), '--org', 'http://127.0.0.1:9'],
      /127\.0\.0\.1:9 does not answer/,
    ],
    [
      'a project without a page',
      ['--project', previewProject({ [PAGE_PATH]: flexipage('', undefined, 'HomePage') })],
      /has no record page, no Lightning page tab, no app with tabs of objects and no custom object\nAdd a flexipage/,
    ],
  ] as const) {
    it(`refuses ${what} with one message and a non-zero exit`, async () => {
      const { code, stdout, stderr } = await run(...args);
      assert.equal(code, 1);
      assert.equal(stdout, '');
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n {4}at /);
    });
  }
});
