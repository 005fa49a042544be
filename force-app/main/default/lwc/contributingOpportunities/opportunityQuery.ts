import { gql } from 'lightning/graphql';
import type { GraphQLDocument } from 'lightning/graphql';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import { RECORD_TYPE_FILTER } from 'c/tieringPolicy';
import type { TieringPolicy } from 'c/tieringPolicy';

/** How many opportunities are listed one by one. */
export const LISTED = 5;
/** Weighted potential cannot be added up by the server; so many open opportunities are read and weighted here. */
export const MOST_OPEN = 200;

const NUMBERS = ['Currency', 'Double', 'Int', 'Percent'];
const API_NAME = /^[A-Za-z]\w*$/;

/**
 * The opportunities that the policy counts for one account: the largest won ones, credits and open ones, and count and sum of
 * each. Field names cannot be variables of a query, so they are put into its text, which `lightning/graphql` allows; they are
 * checked first. Undefined while a field is none that this user may see.
 *
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-intro.html (dynamic query construction)
 * @see https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc-reactive.html (what variables cannot be)
 * @param fields of Opportunity, as object info lists them
 * @param other another metric that is added up beside the policy's
 */
export function opportunityQuery(
  policy: TieringPolicy,
  fields: Readonly<Record<string, FieldInfo>>,
  other: string | undefined,
): GraphQLDocument | undefined {
  const { metric } = policy;
  const filter = filterText(policy.filter, fields);
  if (!isReadable(metric, fields) || filter === undefined) {
    return undefined;
  }
  const account = '{ AccountId: { eq: $accountId } }';
  const won = `{ and: [${account}, { IsWon: { eq: true } }, { CloseDate: { gte: { value: $start } } }, { CloseDate: { lte: { value: $end } } }${filter}] }`;
  const credits = `{ and: [${won}, { ${metric}: { lt: 0 } }] }`;
  const open = `{ and: [${account}, { IsClosed: { eq: false } }, { CloseDate: { gte: { value: $start } } }, { CloseDate: { lte: { value: $openEnd } } }${filter}] }`;
  const row = `edges { node { Id Name { value } CloseDate { value } Probability @optional { value } metric: ${metric} { value displayValue } } }`;
  const sum = `edges { node { aggregate { Id { count { value } } metric: ${metric} { sum { value } } } } }`;
  const otherSum =
    other !== undefined && isReadable(other, fields)
      ? `other: Opportunity(where: ${won}) { edges { node { aggregate { metric: ${other} { sum { value } } } } } }`
      : '';
  return gql`
    query ContributingOpportunities($accountId: ID, $start: Date, $end: Date, $openEnd: Date) {
      uiapi {
        query {
          won: Opportunity(where: ${won}, orderBy: { ${metric}: { order: DESC, nulls: LAST } }, first: ${String(LISTED)}) { ${row} }
          credits: Opportunity(where: ${credits}, orderBy: { ${metric}: { order: ASC } }, first: ${String(LISTED)}) { ${row} }
          open: Opportunity(where: ${open}, orderBy: { ${metric}: { order: DESC, nulls: LAST } }, first: ${String(MOST_OPEN)}) { ${row} }
        }
        aggregate {
          won: Opportunity(where: ${won}) { ${sum} }
          credits: Opportunity(where: ${credits}) { ${sum} }
          open: Opportunity(where: ${open}) { ${sum} }
          ${otherSum}
        }
      }
    }
  `;
}

function isReadable(field: string, fields: Readonly<Record<string, FieldInfo>>): boolean {
  return API_NAME.test(field) && fields[field] !== undefined;
}

/** One more condition, or none; undefined when the user may not see the field. */
function filterText(filter: TieringPolicy['filter'], fields: Readonly<Record<string, FieldInfo>>): string | undefined {
  if (filter === undefined) {
    return '';
  }
  if (filter.field === RECORD_TYPE_FILTER) {
    return `, { RecordType: { DeveloperName: { eq: ${JSON.stringify(filter.value)} } } }`;
  }
  return isReadable(filter.field, fields)
    ? `, { ${filter.field}: { eq: ${literal(filter.value, fields[filter.field]?.dataType)} } }`
    : undefined;
}

/** Text is quoted as JSON quotes it, which GraphQL reads alike. */
function literal(value: string, dataType: string | undefined): string {
  if (dataType === 'Boolean') {
    return String(value.toLowerCase() === 'true');
  }
  return NUMBERS.includes(dataType ?? '') && Number.isFinite(Number(value)) ? value : JSON.stringify(value);
}
