import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sfCommand } from '../../../scripts/salesforce/sfCommand.ts';

const ARGS = ['org', 'display', '--target-org=sync@example.com', '--json'];
const FILE = String.raw`C:\Program Files\sf\bin\sf.cmd`;

const onWindows = (args: readonly string[], there = FILE) =>
  sfCommand(args, {
    searchPath: String.raw`C:\Windows;C:\Program Files\sf\bin`,
    platform: 'win32',
    isThere: (file) => file === there,
  });

describe('the command line of the Salesforce CLI', () => {
  it('is started as it is where programs are programs', () => {
    assert.deepEqual(sfCommand(ARGS, { searchPath: '/usr/bin', platform: 'linux' }), {
      file: 'sf',
      args: ARGS,
      shell: false,
    });
  });

  it('goes through the shell on Windows, where it is a batch file, by its whole path', () => {
    assert.deepEqual(onWindows(ARGS), { file: `"${FILE}" ${ARGS.join(' ')}`, args: [], shell: true });
  });

  it('is missing on Windows when no folder of the search path has it', () => {
    assert.equal(onWindows(ARGS, 'nowhere'), undefined);
  });

  for (const alias of ['a b', 'a&calc', 'a"b', '%PATH%', 'a^b', 'a|b', '']) {
    it(`takes no alias on Windows that its shell would read in its own way: ${alias}`, () => {
      const args = ['org', 'display', alias];
      assert.throws(() => onWindows(args), { exit: 'usage', code: 'ODD_TARGET_ORG' });
    });
  }
});
