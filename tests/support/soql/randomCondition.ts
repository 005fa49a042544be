import type { Random } from '../../../scripts/org/demo/Random.ts';
import { INDUSTRIES, STAGES, STEPS } from './randomDeals.ts';
import type { RandomDeal } from './randomDeals.ts';

/** A condition as SOQL and as a function: the two say the same in different words. */
export interface Condition {
  readonly soql: string;
  readonly holds: (deal: RandomDeal) => boolean;
}

type Plain = string | number | boolean;

interface Field {
  readonly path: string;
  readonly value: (deal: RandomDeal) => Plain | null;
  /** A value to compare with. */
  readonly draw: (random: Random) => Plain;
  readonly literal: (value: Plain) => string;
  readonly operators: readonly string[];
}

const EQUAL = ['=', '!=', 'IN', 'NOT IN'];
const ORDERED = [...EQUAL, '<', '<=', '>', '>='];
const quoted = (value: Plain): string => `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const text = (
  path: string,
  value: Field['value'],
  values: readonly string[],
  operators = [...ORDERED, 'LIKE'],
): Field => ({
  path,
  value,
  draw: (random) => random.pick(values),
  literal: quoted,
  operators,
});

const FIELDS: readonly Field[] = [
  text('Name', ({ name }) => name, ['a', 'b050', 'C1', 'zz']),
  text('NextStep', ({ nextStep }) => nextStep, [...STEPS, 'CALL', 'zürich']),
  // Picklists are compared as texts and sorted by the order of their values; so are the functions below.
  text('StageName', ({ stage }) => stage, STAGES, [...EQUAL, 'LIKE']),
  text('Account.Industry', ({ industry }) => industry, [...INDUSTRIES, 'retail'], [...EQUAL, 'LIKE']),
  {
    path: 'Amount',
    value: ({ cents }) => (cents === null ? null : cents / 100),
    draw: (random) => random.pick([0, -1.5, 12.25, 50, 99.999]),
    literal: String,
    operators: ORDERED,
  },
  {
    path: 'Account.NumberOfEmployees',
    value: ({ employees }) => employees,
    draw: (random) => random.whole(0, 5) * 100,
    literal: String,
    operators: ORDERED,
  },
  {
    path: 'CloseDate',
    value: ({ closeDate }) => closeDate,
    draw: (random) => `202${random.whole(4, 6)}-0${random.whole(1, 9)}-15`,
    literal: String,
    operators: ORDERED,
  },
  {
    path: 'CALENDAR_MONTH(CloseDate)',
    value: ({ closeDate }) => Number(closeDate.slice(5, 7)),
    draw: (random) => random.whole(1, 12),
    literal: String,
    operators: ORDERED,
  },
  {
    path: 'IsWon',
    value: ({ isWon }) => isWon,
    draw: (random) => random.chance(0.5),
    literal: String,
    operators: ['=', '!='],
  },
];

/** AND, OR and NOT over comparisons, in parentheses that leave nothing open; no NOT stands right inside another. */
export function randomCondition(random: Random, depth = 3, kinds = ['comparison', 'and', 'or', 'not']): Condition {
  const kind = depth === 0 ? 'comparison' : random.pick(kinds);
  if (kind === 'comparison') return comparison(random);
  if (kind === 'not') {
    const inside = randomCondition(random, depth - 1, ['comparison', 'and', 'or']);
    return { soql: `(NOT (${inside.soql}))`, holds: (deal) => !inside.holds(deal) };
  }
  const parts = Array.from({ length: random.whole(2, 3) }, () => randomCondition(random, depth - 1));
  const soql = parts.map((part) => `(${part.soql})`).join(kind === 'and' ? ' AND ' : ' OR ');
  return {
    soql,
    holds: (deal) =>
      kind === 'and' ? parts.every((part) => part.holds(deal)) : parts.some((part) => part.holds(deal)),
  };
}

function comparison(random: Random): Condition {
  const field = random.pick(FIELDS);
  const operator = random.pick(field.operators);
  if (operator === 'LIKE') return like(field, random);
  if (operator.endsWith('IN')) {
    const values = Array.from({ length: random.whole(1, 3) }, () => field.draw(random));
    const isListed = (deal: RandomDeal): boolean => values.some((value) => same(field.value(deal), value));
    const soql = `${field.path} ${operator} (${values.map(field.literal).join(', ')})`;
    return { soql, holds: (deal) => isListed(deal) === (operator === 'IN') };
  }
  if (['=', '!='].includes(operator) && field.path !== 'IsWon' && random.chance(0.2)) {
    return {
      soql: `${field.path} ${operator} null`,
      holds: (deal) => (field.value(deal) === null) === (operator === '='),
    };
  }
  const value = field.draw(random);
  return {
    soql: `${field.path} ${operator} ${field.literal(value)}`,
    holds: (deal) => compares(field.value(deal), operator, value),
  };
}

function like(field: Field, random: Random): Condition {
  const [pattern = '', expression] = random.pick([
    ['a%', /^a/i],
    ['%l%', /l/i],
    ['_a%', /^.a/i],
    ['%\\%', /%$/],
    ['a\\_b', /^a_b$/i],
    ['%R', /r$/i],
    ['z_rich', /^z.rich$/i],
  ] as const);
  return {
    soql: `${field.path} LIKE '${pattern}'`,
    holds: (deal) => {
      const value = field.value(deal);
      return value !== null && expression.test(String(value));
    },
  };
}

function folded(value: Plain): Plain {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function same(value: Plain | null, other: Plain): boolean {
  return value !== null && folded(value) === folded(other);
}

function compares(value: Plain | null, operator: string, other: Plain): boolean {
  if (operator === '=') return same(value, other);
  if (operator === '!=') return !same(value, other);
  if (value === null) return false;
  const [left, right] = [folded(value), folded(other)];
  if (operator.startsWith('<')) return left < right || (operator === '<=' && left === right);
  return left > right || (operator === '>=' && left === right);
}
