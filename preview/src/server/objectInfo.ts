import type { OrgUser } from '../project/index.ts';
import { MessagePage } from './messageView.ts';
import { OrgError, type OrgClient } from './orgClient.ts';

/** What the server itself needs of UI API's object info. */
export interface ObjectSummary {
  readonly apiName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly nameField: string;
}

interface RawObjectInfo {
  readonly apiName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly nameFields: readonly string[];
}

/** UI API and REST answer errors with a list of `{ errorCode, message }`. */
export function errorMessage(body: unknown): string {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  const message = typeof first === 'object' && first !== null && 'message' in first ? first.message : undefined;
  return typeof message === 'string' ? message : 'no reason given';
}

function summaryOf(info: RawObjectInfo): ObjectSummary {
  return {
    apiName: info.apiName,
    label: info.label,
    labelPlural: info.labelPlural,
    keyPrefix: info.keyPrefix,
    nameField: info.nameFields.includes('Name') ? 'Name' : (info.nameFields[0] ?? 'Name'),
  };
}

function refuseFailure(status: number, body: unknown): void {
  if (status < 500) return;
  throw new OrgError(`The org answers ${status}: ${errorMessage(body)}`, 'See its terminal, then reload.');
}

/** @throws MessagePage when the user may not see the object; OrgError when the org does not answer. */
export async function readObject(org: OrgClient, user: OrgUser, objectApiName: string): Promise<ObjectSummary> {
  const { status, body } = await org.read(user, `/ui-api/object-info/${encodeURIComponent(objectApiName)}`);
  refuseFailure(status, body);
  if (status === 200) return summaryOf(body as RawObjectInfo);
  throw new MessagePage({
    status: 404,
    title: `${objectApiName} is not available`,
    text: `${user.username} cannot see ${objectApiName}: ${errorMessage(body)}`,
    nextStep: 'Choose another user, or give this one a permission set that grants the object.',
  });
}

/** The objects that the user may see, of those named, in their order. */
export async function readObjects(
  org: OrgClient,
  user: OrgUser,
  objectApiNames: readonly string[],
): Promise<readonly ObjectSummary[]> {
  if (objectApiNames.length === 0) return [];
  const names = objectApiNames.map(encodeURIComponent).join(',');
  const { status, body } = await org.read(user, `/ui-api/object-info/batch/${names}`);
  refuseFailure(status, body);
  const { results = [] } = body as { results?: { statusCode: number; result: RawObjectInfo }[] };
  return results.filter(({ statusCode }) => statusCode === 200).map(({ result }) => summaryOf(result));
}
