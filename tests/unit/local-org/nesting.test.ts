import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nestingOf } from '../../../local-org/src/nesting.ts';

it('counts the deepest nesting, of whatever brackets', () => {
  assert.equal(nestingOf('', '"'), 0);
  assert.equal(nestingOf('[{"a":[1,2]},[(3)],{}]', '"'), 3);
  assert.equal(nestingOf('(a) (b) (c)', "'"), 1);
});

it('leaves out what is in quotes, and knows escaped ones', () => {
  assert.equal(nestingOf('["[[[", "\\"[[["]', '"'), 1);
  assert.equal(nestingOf("(Name = 'it\\'s (((' AND (a = 1))", "'"), 2);
});
