import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readForceIgnore } from '../../../../local-org/src/schema/source/forceIgnore.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'force-ignore-'));
});
after(() => {
  rmSync(folder, { recursive: true });
});

// Source: "How to Exclude Source When Syncing", Salesforce DX Developer Guide (sfdx_dev_exclude_source.htm).
const RULES: readonly (readonly [lines: string, ignored: readonly string[], kept: readonly string[]])[] = [
  ['**/jsconfig.json', ['force-app/lwc/jsconfig.json', 'jsconfig.json'], ['force-app/lwc/jsconfig.json5']],
  ['README.md', ['README.md', 'force-app/a/README.md'], ['force-app/README.md.txt']],
  ['*.profile-meta.xml', ['force-app/profiles/Admin.profile-meta.xml'], ['force-app/profiles/readme']],
  ['/force-app/old', ['force-app/old/classes/A.cls'], ['more/force-app/old/A.cls']],
  ['force-app/old/', ['force-app/old/classes/A.cls'], ['force-app/older/A.cls']],
  ['__tests__', ['force-app/lwc/a/__tests__/a.test.js'], ['force-app/lwc/a/a.js']],
  ['# note\r\n\r\n*.cls\r\n!Kept.cls', ['classes/A.cls'], ['classes/Kept.cls', '# note']],
];

describe('.forceignore', () => {
  for (const [lines, ignored, kept] of RULES) {
    it(`with ${JSON.stringify(lines)} leaves out and keeps`, () => {
      writeFileSync(join(folder, '.forceignore'), lines);
      const isIgnored = readForceIgnore(folder);
      assert.deepEqual(ignored.filter(isIgnored), ignored);
      assert.deepEqual(kept.filter(isIgnored), []);
    });
  }

  it('may be absent', () => {
    assert.equal(readForceIgnore(join(folder, 'none'))('force-app/a.cls'), false);
  });
});
