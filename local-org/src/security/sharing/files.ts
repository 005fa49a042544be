import type { ObjectSchema } from '../../schema/index.ts';
import { isLive, tableOf } from '../../store/index.ts';
import type { RecordAction, RowFilter } from '../types.ts';
import { anyOf, condition } from './condition.ts';
import { rowFilter } from './rowFilter.ts';
import type { Rows, SharingUser } from './rowFilter.ts';

/**
 * Which rows of ContentDocument, ContentVersion and ContentDocumentLink a user has: a file is its owner's, and that of the users
 * and records that it is linked with. Nobody has files by the role hierarchy, and View All Data alone shows none.
 * A file that somebody has only by a record is found by its id: other queries leave it out.
 * Sources: "ContentDocument", "ContentVersion" and "ContentDocumentLink" (special access rules, ShareType) in the Object
 * Reference; "Set Up Users to Query Salesforce Files" and "Set File Sharing to Inherit Record Permissions" in Salesforce Help.
 */
export function fileFilter(user: SharingUser, rows: Rows, action: RecordAction): RowFilter | undefined {
  if (action === 'read' && user.hasUserPermission('QueryAllFiles')) return undefined;
  const { object, alias } = rows;
  const documentId = `${alias}.${object.name === 'ContentDocument' ? '"Id"' : '"ContentDocumentId"'}`;
  // Links can only be asked for by ids.
  if (object.name === 'ContentDocumentLink') {
    return fileAccess(user, { ...rows, asked: 'one' }, documentId, action === 'read' ? 'read' : 'edit');
  }
  return fileAccess(user, rows, documentId, action);
}

function fileAccess(user: SharingUser, rows: Rows, documentId: string, action: RecordAction): RowFilter {
  const file = `${rows.alias}_f`;
  const owned = condition(
    `EXISTS (SELECT 1 FROM "ContentDocument" AS ${file} WHERE ${file}."Id" = ${documentId} AND ${file}."OwnerId" = ?)`,
    [user.userId],
  );
  const links = { user, rows, documentId };
  if (action === 'read') {
    const byRecord = rows.asked === 'one' ? linkedRecords(links, 'read', ['V', 'C', 'I']) : [];
    return anyOf([owned, linkedUser(links, ['V', 'C', 'I']), ...byRecord]);
  }
  const readable = fileAccess(user, { ...rows, asked: 'one' }, documentId, 'read');
  if (user.hasUserPermission('ModifyAllData')) return readable;
  if (action !== 'edit') return owned;
  return anyOf([
    owned,
    linkedUser(links, ['C']),
    ...linkedRecords(links, 'read', ['C']),
    ...linkedRecords(links, 'edit', ['I']),
  ]);
}

/** `V` views, `C` changes, `I` does what the linked record allows. */
type ShareType = 'V' | 'C' | 'I';

interface Links {
  readonly user: SharingUser;
  readonly rows: Rows;
  /** SQL of the file's id. */
  readonly documentId: string;
}

function linkSql({ rows, documentId }: Links, shareTypes: readonly ShareType[]): { alias: string; text: string } {
  const alias = `${rows.alias}_l`;
  const types = shareTypes.map((type) => `'${type}'`).join(', ');
  return {
    alias,
    text: `${alias}."ContentDocumentId" = ${documentId} AND ${alias}."IsDeleted" = 0 AND ${alias}."ShareType" IN (${types})`,
  };
}

/** The file is shared with the user in person. */
function linkedUser(links: Links, shareTypes: readonly ShareType[]): RowFilter {
  const { alias, text } = linkSql(links, shareTypes);
  return condition(
    `EXISTS (SELECT 1 FROM "ContentDocumentLink" AS ${alias} WHERE ${text} AND ${alias}."LinkedEntityId" = ?)`,
    [links.user.userId],
  );
}

/** The file is attached to a record with which the user can do something; one condition for each kind of record. */
function linkedRecords(links: Links, action: 'read' | 'edit', shareTypes: readonly ShareType[]): RowFilter[] {
  const { user, rows } = links;
  const { alias, text } = linkSql(links, shareTypes);
  const record = `${rows.alias}_r`;
  return attachableObjects(user)
    .filter((object) => user.object(object.name)[action])
    .map((object) => {
      const shared = rowFilter(user, { object, alias: record, asked: 'one' }, action);
      return condition(
        `EXISTS (SELECT 1 FROM "ContentDocumentLink" AS ${alias} JOIN ${tableOf(object)} AS ${record}
           ON ${record}."Id" = ${alias}."LinkedEntityId"
           WHERE ${text} AND ${isLive(object, record)}${shared ? ` AND ${shared.text}` : ''})`,
        shared?.parameters ?? [],
      );
    });
}

function attachableObjects({ schema }: SharingUser): readonly ObjectSchema[] {
  const targets = schema.object('ContentDocumentLink')?.field('LinkedEntityId')?.reference?.to ?? [];
  return targets.filter((name) => name !== 'User').flatMap((name) => schema.object(name) ?? []);
}
