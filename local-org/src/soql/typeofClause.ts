import type { FieldType } from '@jetstreamapp/soql-parser-js';
import { UnsupportedError } from '../errors.ts';
import { malformed } from './parseSoql.ts';
import type { QueryScope, ScopedField } from './queryScope.ts';

type Typeof = Extract<FieldType, { type: 'FieldTypeof' }>;

/**
 * `TYPEOF What WHEN Account THEN Phone ELSE Name END`: fields by the type of a polymorphic parent.
 * Source: "TYPEOF" in the SOQL and SOSL Reference (sforce_api_calls_soql_select_typeof.htm).
 * @throws OrgError
 */
export function typeofColumns({ field: relationship, conditions }: Typeof, scope: QueryScope): readonly ScopedField[] {
  // On the platform some owners are queues.
  if (relationship.toLowerCase() === 'owner') throw new UnsupportedError('TYPEOF Owner');
  if (relationship.includes('.')) throw new UnsupportedError('TYPEOF of a parent of a parent');
  const whens = conditions.filter(({ type }) => type === 'WHEN');
  const types = whens.map(({ objectType = '' }) => objectType.toLowerCase());
  const double = types.find((type, index) => types.indexOf(type) !== index);
  if (double !== undefined) throw malformed(`duplicate WHEN in TYPEOF: ${double}`);
  const otherTypes = scope.typesOf(relationship).filter((type) => !types.includes(type.toLowerCase()));
  return conditions.flatMap(({ type, objectType = '', fieldList }) =>
    fieldList.map((name) => {
      if (name.includes('.')) throw new UnsupportedError(`paths inside of TYPEOF (${name})`);
      if (type !== 'WHEN') return { ...scope.field(`${relationship}.${name}`, 'SELECT'), onlyFor: otherTypes };
      const onlyFor = scope.typesOf(relationship).filter((known) => known.toLowerCase() === objectType.toLowerCase());
      return { ...scope.fieldOfType(relationship, objectType, name), onlyFor };
    }),
  );
}

/** Source: as above: `typeOfField` cannot be a relationship that the field list references too. @throws OrgError */
export function refuseBesidesTypeof(columns: readonly ScopedField[]): void {
  const relationshipOf = ({ path }: ScopedField): string => path.slice(0, -1).join('.');
  const byType = new Set(columns.filter(({ onlyFor }) => onlyFor).map(relationshipOf));
  const besides = columns.find((column) => !column.onlyFor && byType.has(relationshipOf(column)));
  if (besides) throw malformed(`${relationshipOf(besides)} is selected by TYPEOF and besides it`);
}
