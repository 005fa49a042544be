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
  /** The fields that the user can read, by API name. */
  readonly fields: ReadonlyMap<string, FieldSummary>;
}

export interface FieldSummary {
  readonly label: string;
  readonly dataType: string;
  /** Characters of a text, 0 for other types. */
  readonly length: number;
  /** Digits of a number in all and after the point, 0 for other types. */
  readonly precision: number;
  readonly scale: number;
}

interface RawObjectInfo {
  readonly apiName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly nameFields: readonly string[];
  readonly fields: Readonly<Record<string, FieldSummary>>;
}

/** UI API and REST answer errors with a list of `{ errorCode, message }`. */
export function errorMessage(body: unknown): string {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  const message = typeof first === 'object' && first !== null && 'message' in first ? first.message : undefined;
  return typeof message === 'string' ? message : 'no reason given';
}

/** @throws MessagePage when the user may not see the object; OrgError when the org does not answer. */
export async function readObject(org: OrgClient, user: OrgUser, objectApiName: string): Promise<ObjectSummary> {
  const { status, body } = await org.read(user, `/ui-api/object-info/${encodeURIComponent(objectApiName)}`);
  if (status >= 500)
    throw new OrgError(`The org answers ${status}: ${errorMessage(body)}`, 'See its terminal, then reload.');
  if (status !== 200) {
    throw new MessagePage({
      status: 404,
      title: `${objectApiName} is not available`,
      text: `${user.username} cannot see ${objectApiName}: ${errorMessage(body)}`,
      nextStep: 'Choose another user, or give this one a permission set that grants the object.',
    });
  }
  const info = body as RawObjectInfo;
  return {
    apiName: info.apiName,
    label: info.label,
    labelPlural: info.labelPlural,
    keyPrefix: info.keyPrefix,
    nameField: info.nameFields.includes('Name') ? 'Name' : (info.nameFields[0] ?? 'Name'),
    fields: new Map(Object.entries(info.fields)),
  };
}
