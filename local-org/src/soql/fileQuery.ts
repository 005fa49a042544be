import type { Query as ParsedQuery, WhereClause } from '@jetstreamapp/soql-parser-js';
import { conditionTree } from './conditionTree.ts';
import { malformed } from './parseSoql.ts';

/** Fields by which the rows of a file object are named. */
const namingFields: Readonly<Record<string, readonly string[]>> = {
  contentdocument: ['id'],
  contentversion: ['id', 'contentdocumentid'],
  contentdocumentlink: ['id', 'contentdocumentid', 'linkedentityid'],
};

/**
 * Whether a query names the files that it is about by their ids: only then it finds those that the user has by a record.
 * Source: "ContentVersion" in the Object Reference, note on queries "without specifying an ID".
 */
export function namesFiles(objectName: string, where: WhereClause | undefined): boolean {
  const naming = namingFields[objectName.toLowerCase()] ?? [];
  return fieldsOfIds(where).some((field) => naming.includes(field));
}

/**
 * Refuses queries on ContentDocumentLink that do not say whose links they ask for.
 * Source: "ContentDocumentLink", usage, in the Object Reference; the message as in help and forum threads, such as
 * salesforce.stackexchange.com/questions/321161.
 * @param everyFile the user has Query All Files, for whom no filter is needed
 */
export function refuseUnfilteredLinks({ sObject = '', where }: ParsedQuery, everyFile: boolean): void {
  if (sObject.toLowerCase() !== 'contentdocumentlink') return;
  if (!everyFile && !namesFiles(sObject, where)) {
    throw malformed(
      "Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator.",
    );
  }
  const named = fieldsOfIds(where);
  if (where && named.includes('contentdocumentid') && !named.includes('linkedentityid') && filtersByDocument(where)) {
    throw malformed(
      'Implementation restriction: filtering on fields of ContentDocument requires a filter on LinkedEntityId.',
    );
  }
}

/** The fields whose values every row has by `=` or IN, in lower case: comparisons that AND joins. */
function fieldsOfIds(where: WhereClause | undefined): readonly string[] {
  if (!where) return [];
  const tree = conditionTree(where);
  const parts = tree.kind === 'and' ? tree.parts : [tree];
  return parts.flatMap((part) => {
    if (part.kind !== 'comparison' || !('field' in part.comparison)) return [];
    const { field, operator } = part.comparison;
    return operator === '=' || operator === 'IN' ? [field.toLowerCase()] : [];
  });
}

function filtersByDocument(where: WhereClause): boolean {
  const tree = conditionTree(where);
  const parts = tree.kind === 'and' ? tree.parts : [tree];
  return parts.some(
    (part) =>
      part.kind === 'comparison' &&
      'field' in part.comparison &&
      part.comparison.field.toLowerCase().startsWith('contentdocument.'),
  );
}
