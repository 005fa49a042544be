import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../../support/samCli.ts';

/** `import … from`, `export … from`, `import()` and `import ''`, but for types, which are not there when it runs. */
const IMPORTS = /^(?:import|export)\s(?!type\s)[^'";]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;

interface Imported {
  readonly files: ReadonlySet<string>;
  /** Names of packages, with a file that imports each. */
  readonly packages: ReadonlyMap<string, string>;
}

/** Everything that the command loads, from its entry on. */
function importedBy(entry: string): Imported {
  const files = new Set<string>();
  const packages = new Map<string, string>();
  const visit = (file: string): void => {
    if (files.has(file)) {
      return;
    }
    files.add(file);
    for (const [, from, bare, dynamic] of readFileSync(file, 'utf8').matchAll(IMPORTS)) {
      const name = from ?? bare ?? dynamic ?? '';
      if (name.startsWith('.')) {
        visit(path.join(path.dirname(file), name));
      } else if (name.startsWith('#lwc/')) {
        visit(path.join(ROOT, 'force-app/main/default/lwc', name.slice('#lwc/'.length)));
      } else if (!isBuiltin(name)) {
        packages.set(/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name, path.relative(ROOT, file));
      }
    }
  };
  visit(path.join(ROOT, entry));
  return { files, packages };
}

describe('the command', () => {
  it('needs nothing that `npm ci --omit=dev` leaves out', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Readonly<Record<string, string>>;
    };
    const { files, packages } = importedBy('scripts/bin.js');
    assert.ok(files.size > 200 && packages.has('jsforce') && packages.has('csv-parse'), String(files.size));
    assert.deepEqual(
      [...packages].filter(([name]) => dependencies[name] === undefined),
      [],
    );
  });
});
