import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ASSERTIONS } from '../../../scripts/prove/index.ts';
import { ROOT } from '../../support/sourceMetadata.ts';

const page = readFileSync(join(ROOT, 'docs/proof.md'), 'utf8');
const section = /^## Tried by [^]*?(?=^## )/m.exec(page)?.[0] ?? '';
const RULES = 27;
const ruleRows = page
  .split('\n')
  .filter((line) => /^\| \d+ /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the page on what is proved', () => {
  it('names every assertion that a script tries, with its rule, and no other', () => {
    assert.deepEqual(
      rows.map(([, id, rule]) => [id, rule]),
      ASSERTIONS.map(({ id, rule }) => [`\`${id}\``, rule]),
    );
  });

  it('says of each how it was established', () => {
    for (const [, id, , matters, by = '', embedded = '', real] of rows) {
      assert.ok(matters, id);
      assert.match(by, /^(documentation|practitioners|none)$/, id);
      assert.match(embedded, /^(does so|refuses to say)$/, id);
      // Whoever tries a real org writes here which one, and when.
      assert.ok(real, id);
    }
  });

  it('names of every rule what tries it, or says why nothing does', () => {
    const known = new Set(ASSERTIONS.map(({ id }) => id));
    assert.deepEqual(
      ruleRows.map(([, number]) => Number(number)),
      Array.from({ length: RULES }, (_, index) => index + 1),
    );
    for (const [, number, , , , proof = ''] of ruleRows) {
      const named = [...proof.matchAll(/`([a-z\d-]+)`(?!\))/g)].map(([, id = '']) => id);
      assert.deepEqual(
        named.filter((id) => !known.has(id)),
        [],
        number,
      );
      if (named.length === 0) assert.match(proof, /^none: (?!yet)\w.{10}/, number);
    }
  });

  it('has each assertion once', () => {
    const ids = ASSERTIONS.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length >= 20);
  });
});
