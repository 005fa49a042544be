import { compactFields, defaultRecordPage, readLayoutSections, type OrgUser } from '../project/index.ts';
import { MessagePage } from './messageView.ts';
import { errorMessage, readObject, type ObjectSummary } from './objectInfo.ts';
import type { OrgClient } from './orgClient.ts';
import type { FrameContent } from './pageFrame.ts';
import { shellContent, type PageParts } from './shellContent.ts';

export interface RecordAddress {
  readonly objectApiName: string;
  readonly recordId: string;
}

const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

const backTo = (object: ObjectSummary): string => `Choose one of the ${object.labelPlural} in their list.`;

/** The record's name. @throws MessagePage when this user finds no such record of the object */
export async function readName(
  org: OrgClient,
  user: OrgUser,
  object: ObjectSummary,
  recordId: string,
): Promise<string> {
  if (!RECORD_ID.test(recordId)) {
    throw new MessagePage({
      status: 404,
      title: 'This is no record id',
      text: `${recordId} is not a Salesforce record id, which has 15 or 18 letters and digits.`,
      nextStep: backTo(object),
    });
  }
  if (!recordId.startsWith(object.keyPrefix)) {
    throw new MessagePage({
      status: 404,
      title: `This record is no ${object.label}`,
      text: `${recordId} belongs to another object: ids of ${object.labelPlural} start with ${object.keyPrefix}.`,
      nextStep: backTo(object),
    });
  }
  const field = `${object.apiName}.${object.nameField}`;
  const { status, body } = await org.read(user, `/ui-api/records/${recordId}?optionalFields=${field}`);
  if (status !== 200) {
    throw new MessagePage({
      status: 404,
      title: 'Record not found',
      text: `${user.username} finds no ${object.label} with the id ${recordId}: ${errorMessage(body)}`,
      nextStep: `It may have been deleted, or this user may not see it. ${backTo(object)}`,
    });
  }
  const fields = (body as { fields: Record<string, { value: unknown } | undefined> }).fields;
  const name = fields[object.nameField]?.value;
  return typeof name === 'string' ? name : recordId;
}

/**
 * A record page: the server checks that the record is there, and the browser draws it from the page's metadata.
 * @throws MessagePage for whatever cannot be shown, PreviewError when the page's components do not compile
 */
export async function recordView(parts: PageParts, { objectApiName, recordId }: RecordAddress): Promise<FrameContent> {
  const { org, user } = parts;
  const object = await readObject(org, user, objectApiName);
  const name = await readName(org, user, object, recordId);
  const { source, recordPages } = parts.project;
  const layout = readLayoutSections(source, object.apiName);
  return shellContent(parts, {
    title: `${name} | ${object.label}`,
    view: {
      kind: 'record',
      recordId,
      objectApiName: object.apiName,
      page: recordPages.get(object.apiName) ?? defaultRecordPage(object.apiName),
      compactFields: compactFields(source, object.apiName),
      ...(layout === undefined ? {} : { layout }),
    },
    pageReference: {
      type: 'standard__recordPage',
      attributes: { recordId, objectApiName: object.apiName, actionName: 'view' },
      state: {},
    },
  });
}

/** All records of a related list, which "View All" opens. */
export async function relatedListView(
  parts: PageParts,
  { objectApiName, recordId }: RecordAddress,
  relatedListId: string,
): Promise<FrameContent> {
  const { org, user } = parts;
  const object = await readObject(org, user, objectApiName);
  const name = await readName(org, user, object, recordId);
  const path = `/ui-api/related-list-info/${object.apiName}/${encodeURIComponent(relatedListId)}`;
  const { status, body } = await org.read(user, path);
  if (status !== 200) {
    throw new MessagePage({
      status: 404,
      title: 'No such related list',
      text: errorMessage(body),
      nextStep: `The related lists of ${name} are on its page.`,
    });
  }
  return shellContent(parts, {
    title: `${(body as { label: string }).label} | ${name}`,
    view: { kind: 'relatedList', recordId, objectApiName: object.apiName, relatedListId },
    pageReference: {
      type: 'standard__recordRelationshipPage',
      attributes: { recordId, objectApiName: object.apiName, relationshipApiName: relatedListId, actionName: 'view' },
      state: {},
    },
  });
}

/** The object of a record, for addresses that name the record alone. */
export async function objectOfRecord({ org, user }: PageParts, recordId: string): Promise<string> {
  const { status, body } = await org.read(
    user,
    `/ui-api/records/${encodeURIComponent(recordId)}?optionalFields=Any.Id`,
  );
  if (status === 200) return (body as { apiName: string }).apiName;
  throw new MessagePage({
    status: 404,
    title: 'Record not found',
    text: `${user.username} finds no record with the id ${recordId}: ${errorMessage(body)}`,
    nextStep: 'It may have been deleted, or this user may not see it.',
  });
}
