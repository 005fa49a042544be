import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const ROOT = path.join(import.meta.dirname, '../../..');

describe('the table of faults', () => {
  const table = readFileSync(path.join(ROOT, 'docs', 'faults.md'), 'utf8');
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && !/^\| (-+|there|fault) /.test(line));

  it('names tests that are there', () => {
    assert.ok(rows.length > 80);
    for (const row of rows) {
      const [, file = '', title = ''] = /`((?:unit|integration)\/[\w/]+)` +\| (.+?) +\|$/.exec(row) ?? [];
      assert.ok(file !== '', row);
      const [found = ''] = globSync(`tests/${file}{.test,.int.test}.ts`, { cwd: ROOT });
      assert.ok(found !== '', `there is no ${file}`);
      assert.ok(readFileSync(path.join(ROOT, found), 'utf8').includes(title), `${file} has no "${title}"`);
    }
  });
});
