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

/** The platform checks these when it compiles a component; here they would only fail in a customer's deployment. */
describe('what components import from Salesforce', () => {
  it('is a label that exists, and each label is used', () => {
    const labels = sourceMetadata('CustomLabels').flatMap(({ content }) => content.elements('labels'));
    assert.deepEqual(imported(/'@salesforce\/label\/c\.(\w+)'/g), labels.map((label) => label.text('fullName')).sort());
  });

  it('is an object or a field that exists', () => {
    const known = new Set(['CustomObject', 'CustomField'].flatMap(sourceMetadata).map(({ fullName }) => fullName));
    const custom = imported(/'@salesforce\/schema\/([\w.]+)'/g).filter((name) => name.endsWith('__c'));
    assert.ok(custom.length > 0);
    assert.deepEqual(
      custom.filter((name) => !known.has(name)),
      [],
    );
  });

  it('is a component that exists', () => {
    const names = new Set(lwcBundles(ROOT).map(({ name }) => name));
    const templates = globSync('force-app/**/lwc/**/*.html', { cwd: ROOT }).map((file) =>
      readFileSync(join(ROOT, file), 'utf8'),
    );
    const tags = templates.flatMap((text) => [...text.matchAll(/<c-([\w-]+)/g)].map(([, tag]) => tag ?? ''));
    const used = [
      ...imported(/'c\/(\w+)'/g),
      ...tags.map((tag) => tag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())),
    ];
    assert.ok(used.length > 0);
    assert.deepEqual(
      used.filter((name) => !names.has(name)),
      [],
    );
  });

  it('carries no literal text in a template', () => {
    for (const file of globSync('force-app/**/lwc/**/*.html', { cwd: ROOT })) {
      const text = readFileSync(join(ROOT, file), 'utf8')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\{[^}]*\}/g, ' ');
      assert.equal(text.trim(), '', `${file} shows text that is no custom label`);
    }
  });
});
