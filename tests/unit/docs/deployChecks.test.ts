import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CHECKED_TYPES } from '../../../local-org/src/metadata-checks/index.ts';
import { ROOT } from '../../support/sourceMetadata.ts';

describe('the page on the embedded org', () => {
  const page = readFileSync(join(ROOT, 'docs/local-org.md'), 'utf8');
  const section = /^## Deploys: [^]*?(?=^## )/m.exec(page)?.[0] ?? '';
  const items = section.replace(/\s+/g, ' ').split(' - **');

  for (const [type, checked] of CHECKED_TYPES) {
    it(`says what is checked of ${type}, and nothing else`, () => {
      const item = items.find((one) => one.split(':**')[0]?.split(', ').includes(type)) ?? '';
      const [, text = ''] = /:\*\* (.+?)\.(?= What is deployed| *$)/.exec(item) ?? [];
      assert.equal(text, checked.join('; '));
    });
  }
});
