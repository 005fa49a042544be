import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseConstValue } from 'graphql';
import { scalars } from '../../../../../local-org/src/graphql/schema/scalars.ts';

type ScalarName = keyof typeof scalars;

function ofVariable(name: ScalarName, value: unknown): unknown {
  return scalars[name].coerceInputValue(value);
}

function ofLiteral(name: ScalarName, text: string): unknown {
  return scalars[name].coerceInputLiteral?.(parseConstValue(text));
}

describe('a number', () => {
  const literals: [string, string][] = [
    ['0', '0'],
    ['-5', '-5'],
    ['1234567890123456.78', '1234567890123456.78'],
    ['1e3', '1000'],
    ['1.5e3', '1500'],
    ['1.2345E2', '123.45'],
    ['-2.5e-3', '-0.0025'],
    ['12e-1', '1.2'],
    ['1e0', '1'],
  ];
  for (const [text, decimal] of literals) {
    it(`${text} keeps its digits as ${decimal}`, () => assert.equal(ofLiteral('Currency', text), decimal));
  }

  it('comes from a variable as a number, large and small ones written out', () => {
    assert.equal(ofVariable('Double', 80000), '80000');
    assert.equal(ofVariable('Percent', 12.5), '12.5');
    assert.equal(ofVariable('Double', 1e21), '1000000000000000000000');
    assert.equal(ofVariable('Double', 1.5e-7), '0.00000015');
  });

  for (const value of ['80000', '80,000', '$5', true, {}, [], { decimal: '1' }, { text: '1' }, Number.NaN]) {
    it(`is not ${JSON.stringify(value)}`, () => {
      assert.throws(() => ofVariable('Currency', value), /Expected a number for type 'Currency'/);
    });
  }

  it('is whole where it has to be', () => {
    assert.equal(ofLiteral('Long', '2026'), '2026');
    assert.throws(() => ofLiteral('Long', '1.5'), /whole number/);
    assert.throws(() => ofVariable('Long', 1.5), /whole number/);
  });
});

describe('a date', () => {
  it('is checked', () => {
    assert.equal(ofLiteral('Date', '"2024-02-29"'), '2024-02-29');
    for (const text of ['2026-02-29', '2026-2-1', '01/02/2026', '2026-01-01T00:00:00Z', "2026-01-01' OR"]) {
      assert.throws(() => ofVariable('Date', text), /Expected a date/, text);
    }
    assert.equal(ofVariable('DateTime', '2026-01-01T00:00:00Z'), '2026-01-01T00:00:00Z');
    assert.throws(() => ofVariable('DateTime', 'yesterday'), /Expected a date and time/);
    assert.throws(() => ofVariable('Date', 20260101), /Expected a date/);
  });
});

describe('text and ids', () => {
  it('are text; an id may be written as a number', () => {
    assert.equal(ofVariable('Picklist', 'Energy'), 'Energy');
    assert.throws(() => ofVariable('Email', 5), /Expected text for type 'Email'/);
    assert.equal(ofVariable('IdOrRef', '@{first}'), '@{first}');
    assert.equal(ofLiteral('IdOrRef', '5'), '5');
    assert.throws(() => ofVariable('IdOrRef', true), /reference such as/);
  });
});
