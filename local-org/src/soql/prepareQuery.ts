import type { FieldType, Query as ParsedQuery } from '@jetstreamapp/soql-parser-js';
import type { Schema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { isLive } from '../store/index.ts';
import type { Store } from '../store/index.ts';
import { compileCondition } from './compileCondition.ts';
import { compileOrder } from './compileOrder.ts';
import { CompiledQuery } from './compiledQuery.ts';
import { conditionTree } from './conditionTree.ts';
import { malformed, parseSoql } from './parseSoql.ts';
import { QueryScope } from './queryScope.ts';
import type { ScopedField } from './queryScope.ts';
import { QueryText } from './queryText.ts';
import { isCount, refuseUnsupported } from './refuseUnsupported.ts';
import type { Door } from './refuseUnsupported.ts';
import { sql } from './sql.ts';
import type { Sql } from './sql.ts';
import type { Query } from './types.ts';

/** Source: "OFFSET" in the SOQL and SOSL Reference. */
const maxOffset = 2000;

/**
 * Parses a query, checks it against schema and permissions, and compiles it.
 * @throws OrgError as the platform words it; UnsupportedError for what only the platform can do.
 */
export function prepareQuery(
  text: string,
  org: { schema: Schema; store: Store },
  viewer: Viewer,
  options: { door?: Door } = {},
): Query {
  const parsed = parseSoql(text);
  refuseUnsupported(parsed, options.door ?? 'rest');
  const queryText = new QueryText(text);
  const scope = new QueryScope(
    { schema: org.schema, viewer, text: queryText },
    objectName(parsed),
    parsed.sObjectAlias,
  );
  const context = { scope, text: queryText };
  const isCountQuery = isCount(parsed.fields?.[0]);
  const columns = isCountQuery ? [] : selectedFields(parsed.fields ?? [], scope, queryText);
  const live = isLive(scope.root.object, scope.root.alias);
  const condition = parsed.where ? compileCondition(conditionTree(parsed.where), context) : sql('1');
  if (isCountQuery && parsed.orderBy !== undefined) throw malformed("unexpected token: 'ORDER'");
  const order = compileOrder(parsed.orderBy, context);
  return new CompiledQuery(org.store, {
    object: scope.root.object,
    columns,
    isCount: isCountQuery,
    from: scope.from,
    where: sql(`${live} AND ${condition.text}`, condition.parameters),
    order,
    limit: limitOf(parsed, queryText),
  });
}

function objectName(parsed: ParsedQuery): string {
  if (parsed.sObject === undefined) throw malformed('unexpected token: <EOF>');
  return parsed.sObject;
}

function selectedFields(fields: readonly FieldType[], scope: QueryScope, text: QueryText): ScopedField[] {
  const seen = new Set<string>();
  return fields.map((field) => {
    const name = nameOf(field);
    const scoped = scope.field(name, 'SELECT');
    const path = scoped.path.join('.');
    if (seen.has(path)) throw text.errorAt('INVALID_FIELD', `duplicate field selected: ${name}`, 'SELECT', name);
    seen.add(path);
    return scoped;
  });
}

function nameOf(field: FieldType): string {
  if (field.type === 'Field') return 'objectPrefix' in field ? `${field.objectPrefix}.${field.field}` : field.field;
  if (field.type !== 'FieldRelationship') throw malformed('unexpected token in SELECT');
  const prefix = 'objectPrefix' in field ? [field.objectPrefix] : [];
  return [...prefix, ...field.relationships, field.field].join('.');
}

function limitOf(parsed: ParsedQuery, text: QueryText): Sql {
  const { limit = -1, offset = 0 } = parsed;
  if (offset > maxOffset) {
    const message = `SOQL offset must be between 0 and ${maxOffset}`;
    throw text.errorAt('NUMBER_OUTSIDE_VALID_RANGE', message, 'SELECT', String(offset));
  }
  return sql('LIMIT ? OFFSET ?', [Math.min(limit, Number.MAX_SAFE_INTEGER), offset]);
}
