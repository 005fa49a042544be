import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { FieldInfo } from '../../../../preview/src/platform/uiObjectInfoApi.ts';
import { markupOf } from '../../../../preview/src/shell/fieldPresentation.ts';

describe('markupOf', () => {
  const LINK = '<a href="https://example.test/">Acme</a>';
  const info = (htmlFormatted: boolean): FieldInfo => ({ htmlFormatted }) as FieldInfo;

  it('is the value of a field that holds HTML, and of no other', () => {
    assert.equal(markupOf(info(true), { value: LINK }), LINK);
    assert.equal(markupOf(info(false), { value: LINK }), undefined);
    assert.equal(markupOf(info(true), { value: null }), undefined);
    assert.equal(markupOf(info(true), undefined), undefined);
  });
});
