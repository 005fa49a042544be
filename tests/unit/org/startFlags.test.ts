import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startFlags } from '../../../scripts/org/startFlags.ts';

describe('the flags of npm start', () => {
  it('have defaults', () => {
    assert.deepEqual(startFlags([]), { orgPort: 7400, previewPort: 7500, data: '.data/demo', fresh: false });
  });

  it('are read', () => {
    const args = ['--org-port', '0', '--preview-port', '8080', '--as-of', '2026-06-30', '--data', 'x', '--fresh'];
    assert.deepEqual(startFlags(args), {
      orgPort: 0,
      previewPort: 8080,
      asOf: '2026-06-30',
      data: 'x',
      fresh: true,
    });
  });

  const refused: [args: string[], message: RegExp][] = [
    [['--org-port', '70000'], /--org-port.*0 to 65535/],
    [['--preview-port', 'x'], /--preview-port.*0 to 65535/],
    [['--as-of', '2026-02-30'], /--as-of.*2026-02-30/],
    [['--as-off', '2026-02-28'], /--as-off/],
    [['now'], /too many arguments/],
  ];
  for (const [args, message] of refused) {
    it(`refuse ${args.join(' ')} with one message`, () => {
      assert.throws(() => startFlags(args), message);
    });
  }
});
