import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { catalogueText } from '../../../local-org/src/schema/index.ts';
import { ROOT } from '../../support/sourceMetadata.ts';

it('the page on the embedded org lists its standard objects, their fields and the types of fields', () => {
  const page = readFileSync(join(ROOT, 'docs/local-org.md'), 'utf8');
  const [, listed] = /^<!-- catalogue -->\n\n([^]*?)\n\n<!-- end of the catalogue -->$/m.exec(page) ?? [];
  assert.equal(listed, catalogueText(), 'run: node local-org/catalogue.ts');
});
