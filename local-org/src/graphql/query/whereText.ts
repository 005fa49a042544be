import { OrgError } from '../../errors.ts';
import { kindOf } from '../schema/fieldKind.ts';
import type { FieldKind } from '../schema/fieldKind.ts';
import { DATE_FUNCTIONS, TIME_FUNCTIONS } from '../schema/operatorTypes.ts';
import type { Visibility, VisibleObject } from '../schema/visibility.ts';
import { quotedPattern, soqlLiteral, textOf } from './soqlLiteral.ts';

/** A filter as GraphQL coerced it: names and values are checked against the viewer's schema. */
export type Filter = Readonly<Record<string, unknown>>;

const COMPARISONS: Readonly<Record<string, string>> = { eq: '=', ne: '!=', lt: '<', lte: '<=', gt: '>', gte: '>=' };
const LISTS: Readonly<Record<string, string>> = {
  in: 'IN',
  nin: 'NOT IN',
  includes: 'INCLUDES',
  excludes: 'EXCLUDES',
};
const FUNCTIONS: ReadonlySet<string> = new Set([...DATE_FUNCTIONS, ...TIME_FUNCTIONS]);

/**
 * A filter as a SOQL condition; undefined when it asks for nothing. Several fields, and several operators of one field,
 * hold together. Source: "Boolean Operators" and "Field Operators", GraphQL API Developer Guide (filter-boolean.html).
 */
export function whereText(filter: unknown, object: VisibleObject, visibility: Visibility): string | undefined {
  return isFilter(filter) ? new WhereWriter(visibility).filter(filter, object, '') : undefined;
}

function isFilter(value: unknown): value is Filter {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

class WhereWriter {
  readonly #visibility: Visibility;

  constructor(visibility: Visibility) {
    this.#visibility = visibility;
  }

  filter(filter: Filter, object: VisibleObject, prefix: string): string | undefined {
    const parts = Object.entries(filter).map(([name, value]) => this.#part(name, value, object, prefix));
    return joined(parts, 'AND');
  }

  #part(name: string, value: unknown, object: VisibleObject, prefix: string): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (name === 'and' || name === 'or') {
      const list = (Array.isArray(value) ? value : [value]).filter(isFilter);
      return joined(
        list.map((one) => this.filter(one, object, prefix)),
        name === 'and' ? 'AND' : 'OR',
      );
    }
    if (!isFilter(value)) return undefined;
    if (name === 'not') {
      // Two that follow each other cancel out.
      const [[inner, twice] = ['', undefined], ...others] = Object.entries(value);
      if (inner === 'not' && others.length === 0 && isFilter(twice)) return this.filter(twice, object, prefix);
      const inside = this.filter(value, object, prefix);
      return inside === undefined ? undefined : `(NOT ${enclosed(inside)})`;
    }
    const parent = object.parents.get(name);
    const target = parent && this.#visibility.objects.get(parent.target);
    if (target) return this.filter(value, target, `${prefix}${name}.`);
    const field = object.fields.get(name);
    if (!field) throw new OrgError('INVALID_FIELD', `No such column '${name}' on entity '${object.schema.name}'.`);
    return this.#operators(prefix + name, kindOf(field), value);
  }

  #operators(path: string, kind: FieldKind | 'Long', operators: Filter): string | undefined {
    const parts = Object.entries(operators).map(([name, value]) => {
      if (name === 'inq' || name === 'ninq') return this.#join(path, name === 'inq' ? 'IN' : 'NOT IN', value);
      if (FUNCTIONS.has(name)) return this.#dateFunction(path, name, value);
      return comparison(path, kind, name, value);
    });
    return joined(parts, 'AND');
  }

  /** `CALENDAR_YEAR: { value: { eq: 2026 } }`. */
  #dateFunction(path: string, name: string, value: unknown): string | undefined {
    if (!isFilter(value)) return undefined;
    const parts = Object.entries(value).map(([variant, operators]) => {
      if (!isFilter(operators)) return undefined;
      const subject = variant === 'convertTimezoneValue' ? `convertTimezone(${path})` : path;
      return this.#operators(`${name}(${subject})`, name === 'DAY_ONLY' ? 'Date' : 'Long', operators);
    });
    return joined(parts, 'AND');
  }

  /** Source: "Semi-Join and Anti-Join Filters", GraphQL API Developer Guide (filter-joins.html). */
  #join(path: string, operator: string, value: unknown): string | undefined {
    if (!isFilter(value)) return undefined;
    const { ApiName: column, ...filters } = value;
    const [[name, filter] = ['', undefined], ...others] = Object.entries(filters);
    const object = this.#visibility.objects.get(name);
    if (!object || others.length > 0 || typeof column !== 'string') {
      throw new OrgError(
        'MALFORMED_QUERY',
        'inq and ninq take one object with its filter, and ApiName: the field to match.',
      );
    }
    if (!object.fields.has(column)) {
      throw new OrgError('INVALID_FIELD', `No such column '${column}' on entity '${name}'.`);
    }
    const condition = isFilter(filter) ? this.filter(filter, object, '') : undefined;
    const where = condition === undefined ? '' : ` WHERE ${condition}`;
    return `${path} ${operator} (SELECT ${column} FROM ${name}${where})`;
  }
}

function comparison(path: string, kind: FieldKind | 'Long', name: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (name === 'like') return `${path} LIKE ${value === null ? 'null' : quotedPattern(textOf(value))}`;
  const list = LISTS[name];
  if (list !== undefined) {
    const values = Array.isArray(value) ? value : [];
    if (values.length === 0) throw new OrgError('MALFORMED_QUERY', `The list of ${name} for ${path} is empty.`);
    return `${path} ${list} (${values.map((one) => soqlLiteral(kind, one)).join(', ')})`;
  }
  return `${path} ${COMPARISONS[name] ?? name} ${soqlLiteral(kind, value)}`;
}

function joined(parts: readonly (string | undefined)[], operator: 'AND' | 'OR'): string | undefined {
  const given = parts.filter((part) => part !== undefined);
  if (given.length < 2) return given[0];
  return given.map(enclosed).join(` ${operator} `);
}

/** Only a bare comparison may stand beside another operator. */
function enclosed(condition: string): string {
  return / (AND|OR) /.test(condition) && !isEnclosed(condition) ? `(${condition})` : condition;
}

/** Whether the first parenthesis closes at the very end; texts in quotes do not count. */
function isEnclosed(condition: string): boolean {
  if (!condition.startsWith('(')) return false;
  const bare = condition.replace(/'(?:[^'\\]|\\.)*'/gs, (text) => '_'.repeat(text.length));
  let depth = 0;
  for (let at = 0; at < bare.length; at += 1) {
    if (bare[at] === '(') depth += 1;
    if (bare[at] === ')') depth -= 1;
    if (depth === 0) return at === bare.length - 1;
  }
  return false;
}
