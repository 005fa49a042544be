import { createHash } from 'node:crypto';
import { OrgError } from '../../errors.ts';
import type { ObjectSchema, Schema } from '../../schema/index.ts';
import type { Database } from '../database.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import type { ValidationRules } from '../formulas/validationRules.ts';
import type { RecordReader } from '../recordReader.ts';
import type { Author, RecordWriter } from '../recordWriter.ts';
import type { Row } from '../save/row.ts';
import { readFileName } from './fileName.ts';

interface FileContext {
  readonly schema: Schema;
  readonly database: Database;
  readonly reader: RecordReader;
  readonly writer: RecordWriter;
  readonly rules: ValidationRules;
}

/** A file that gets a new version. */
interface KnownDocument {
  readonly id: string;
  readonly title: SqlValue;
  readonly ownerId: SqlValue;
  readonly versions: number;
  readonly firstPlace: SqlValue;
}

/** Fields that a document has from its latest version. */
const ofLatestVersion = ['Title', 'Description', 'ContentSize', 'FileType', 'FileExtension', 'ContentModifiedDate'];

/**
 * The records of files: a new version makes its document and the document's first links, and becomes the latest.
 * Source: "ContentVersion" and "ContentDocument" in the Object Reference for the Salesforce Platform.
 */
export class FileRecords {
  readonly #context: FileContext;

  constructor(context: FileContext) {
    this.#context = context;
  }

  /** Writes a version that was checked, with all that goes along. Returns its id. @throws OrgError, RuleViolations */
  publish(row: Row, content: Uint8Array, author: Author): string {
    const { database } = this.#context;
    database.exec('SAVEPOINT file');
    try {
      const id = this.#publish(row, content, author);
      database.exec('RELEASE file');
      return id;
    } catch (error) {
      database.exec('ROLLBACK TO file; RELEASE file');
      throw error;
    }
  }

  /** Brings the other records of a file in line with one that was changed. */
  changed(object: ObjectSchema, id: string, row: Row, author: Author): void {
    const shared = Object.fromEntries(
      Object.entries(row).filter(([name]) => name === 'Title' || name === 'Description'),
    );
    if (Object.keys(shared).length === 0) return;
    const { reader, writer } = this.#context;
    if (object.name === 'ContentVersion') {
      const version = reader.stored(object, id, ['ContentDocumentId', 'IsLatest']);
      if (version?.IsLatest === 1) {
        writer.update(this.#object('ContentDocument'), String(version.ContentDocumentId), shared, author);
      }
    } else if (object.name === 'ContentDocument') {
      const latest = reader.stored(object, id, ['LatestPublishedVersionId'])?.LatestPublishedVersionId;
      writer.update(this.#object('ContentVersion'), String(latest), shared, author);
    }
  }

  /** Refuses a second link between a file and a record. @throws OrgError DUPLICATE_VALUE */
  checkLink(row: Row): void {
    const [documentId, entityId] = [row.ContentDocumentId ?? null, row.LinkedEntityId ?? null];
    const sql = `SELECT 1 FROM "ContentDocumentLink" WHERE "ContentDocumentId" = ? AND "LinkedEntityId" = ? AND "IsDeleted" = 0`;
    if (!this.#context.database.get(sql, [documentId, entityId])) return;
    const message = `Document with ID: ${String(documentId)} is already linked with the entity with ID: ${String(entityId)}`;
    throw new OrgError('DUPLICATE_VALUE', message);
  }

  /**
   * Keeps the link to a file's owner from being deleted.
   * @throws OrgError FIELD_INTEGRITY_EXCEPTION
   */
  checkUnlink(linkId: string): void {
    const sql = `SELECT 1 FROM "ContentDocumentLink" AS link JOIN "ContentDocument" AS file ON file."Id" = link."ContentDocumentId"
      WHERE link."Id" = ? AND link."LinkedEntityId" = file."OwnerId"`;
    if (this.#context.database.get(sql, [linkId])) {
      throw new OrgError('FIELD_INTEGRITY_EXCEPTION', 'field integrity exception: []');
    }
  }

  #publish(row: Row, content: Uint8Array, author: Author): string {
    const { database, writer, rules } = this.#context;
    const name = readFileName(String(row.PathOnClient));
    const known = typeof row.ContentDocumentId === 'string' ? this.#document(row.ContentDocumentId) : undefined;
    const place = row.FirstPublishLocationId ?? author.userId;
    if (known && row.FirstPublishLocationId) throw publishedAlready();
    if (String(place).startsWith('005') && place !== author.userId) throw foreignLibrary(place);
    const version: Row = {
      ContentModifiedDate: author.now,
      ...row,
      Title: row.Title ?? known?.title ?? name.title,
      VersionNumber: String((known?.versions ?? 0) + 1),
      IsLatest: 1,
      FileExtension: name.extension ?? null,
      FileType: name.type,
      ContentSize: content.byteLength,
      Checksum: createHash('md5').update(content).digest('hex'),
      ContentModifiedById: author.userId,
      FirstPublishLocationId: known ? known.firstPlace : place,
      PublishStatus: 'P',
    };
    const documentId = known?.id ?? this.#createDocument(version, author);
    database.run(`UPDATE "ContentVersion" SET "IsLatest" = 0 WHERE "ContentDocumentId" = ?`, [documentId]);
    version.ContentDocumentId = documentId;
    version.OwnerId = known?.ownerId ?? author.userId;
    const id = writer.insert(this.#object('ContentVersion'), version, author, rules);
    this.#keepContent(id, content);
    const latest = Object.fromEntries(ofLatestVersion.map((field) => [field, version[field] ?? null]));
    writer.update(this.#object('ContentDocument'), documentId, { ...latest, LatestPublishedVersionId: id }, author);
    if (!known) this.#link(documentId, place, author);
    return id;
  }

  #createDocument({ Title, PublishStatus }: Row, author: Author): string {
    const row: Row = { Title: Title ?? null, PublishStatus: PublishStatus ?? null };
    return this.#context.writer.insert(this.#object('ContentDocument'), row, author);
  }

  /** A file is its owner's; one that is published on a record is to be viewed by who sees the record. */
  #link(documentId: string, place: SqlValue, author: Author): void {
    const link = (entityId: SqlValue, shareType: string): void => {
      const row: Row = { ContentDocumentId: documentId, LinkedEntityId: entityId ?? null, ShareType: shareType };
      this.#context.writer.insert(this.#object('ContentDocumentLink'), row, author);
    };
    link(author.userId, 'I');
    if (place !== author.userId) link(place, 'V');
  }

  #keepContent(id: string, content: Uint8Array): void {
    const { database, schema } = this.#context;
    database.run('INSERT INTO "org.content" VALUES (?, ?)', [id, content]);
    // A query answers with the address of the bytes.
    const address = `/services/data/v${schema.apiVersion}/sobjects/ContentVersion/${id}/VersionData`;
    database.run(`UPDATE "ContentVersion" SET "VersionData" = ? WHERE "Id" = ?`, [address, id]);
  }

  #document(id: string): KnownDocument | undefined {
    const row = this.#context.database.get(
      `SELECT file."Title", file."OwnerId", count(*), min(version."FirstPublishLocationId")
         FROM "ContentDocument" AS file JOIN "ContentVersion" AS version ON version."ContentDocumentId" = file."Id"
        WHERE file."Id" = ? GROUP BY file."Id"`,
      [id],
    );
    if (!row) return undefined;
    const [title = null, ownerId = null, versions, firstPlace = null] = row;
    return { id, title, ownerId, versions: Number(versions), firstPlace };
  }

  #object(name: string): ObjectSchema {
    const object = this.#context.schema.object(name);
    if (!object) throw new Error(`The catalogue of standard objects has no ${name}.`);
    return object;
  }
}

function publishedAlready(): OrgError {
  const message = 'FirstPublishLocationId cannot be set on a new version of a file; create a ContentDocumentLink.';
  return new OrgError('FIELD_INTEGRITY_EXCEPTION', message, { fields: ['FirstPublishLocationId'] });
}

/** "You can't publish into another user's personal library": ContentWorkspaceDoc, Object Reference. */
function foreignLibrary(place: SqlValue): OrgError {
  const message = `insufficient access rights on cross-reference id: ${String(place).slice(0, 15)}`;
  return new OrgError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message);
}
