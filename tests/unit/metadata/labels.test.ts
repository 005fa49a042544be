import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { lwcBundles } from '../../../scripts/build/lwcBundles.ts';
import { ROOT, sourceMetadata } from '../../support/sourceMetadata.ts';

const sources = lwcBundles(ROOT)
  .flatMap((bundle) => bundle.sources)
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

function imported(pattern: RegExp): string[] {
  return [...new Set(sources.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')))].sort();
}

describe('texts that users see', () => {
  it('are labels that exist, and each label is used', () => {
    const labels = sourceMetadata('CustomLabels').flatMap(({ content }) => content.elements('labels'));
    assert.deepEqual(imported(/'@salesforce\/label\/c\.(\w+)'/g), labels.map((label) => label.text('fullName')).sort());
  });

  it('are in no template', () => {
    for (const file of globSync('force-app/**/lwc/**/*.html', { cwd: ROOT })) {
      const text = readFileSync(join(ROOT, file), 'utf8')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\{[^}]*\}/g, ' ');
      assert.equal(text.trim(), '', `${file} shows text that is no custom label`);
    }
  });
});
