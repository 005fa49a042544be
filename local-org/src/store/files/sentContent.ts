import { OrgError, UnsupportedError } from '../../errors.ts';
import { isFileObject } from '../../schema/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Input } from '../types.ts';

const contentField = 'VersionData';

/** Content that lies elsewhere, and giving files away. */
const unsupported: Readonly<Record<string, string>> = {
  contentbodyid: 'ContentBody',
  contenturl: 'links as files (ContentUrl)',
  externaldatasourceid: 'external files',
  externaldocumentinfo1: 'external files',
  externaldocumentinfo2: 'external files',
  networkid: 'files of Experience Cloud sites',
  ownerid: 'other owners of files than who uploads them',
};

/** Places that a file can be shared with and that this org does not have, by key prefix. */
const places: Readonly<Record<string, string>> = {
  '00D': 'the whole company',
  '0F9': 'groups',
  '058': 'libraries',
};

/** What was sent for one record of a file: its field values, and the bytes of a new version. */
export interface SentContent {
  readonly values: Input;
  readonly content: Uint8Array | undefined;
}

/**
 * Takes the bytes out of what was sent for a new version: base64 in JSON, binary in a multipart body. A version without any is
 * refused. Source: "Insert or Update Blob Data", REST API Developer Guide (dome_sobject_insert_update_blob.htm).
 * @throws OrgError, UnsupportedError
 */
export function takeContent(object: ObjectSchema, isNew: boolean, sent: Input): SentContent {
  if (!isFileObject(object.name)) return { values: sent, content: undefined };
  refuseUnsupported(sent);
  if (object.name !== 'ContentVersion' || !isNew) return { values: sent, content: undefined };
  const { content, values } = partition(sent);
  const bytes = content === undefined || content === null || content === '' ? undefined : bytesOf(content);
  if (bytes) return { values, content: bytes };
  throw new OrgError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${contentField}]`, {
    fields: [contentField],
  });
}

function refuseUnsupported(sent: Input): void {
  for (const [name, value] of Object.entries(sent)) {
    const isPlace = typeof value === 'string' && /^(linkedentityid|firstpublishlocationid)$/i.test(name);
    const place = isPlace ? places[value.slice(0, 3)] : undefined;
    if (place !== undefined) throw new UnsupportedError(`sharing files with ${place}`);
    const feature = unsupported[name.toLowerCase()];
    if (feature !== undefined && value !== undefined && value !== null) throw new UnsupportedError(feature);
  }
}

function partition(sent: Input): { content: unknown; values: Input } {
  let content: unknown;
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(sent)) {
    if (name.toLowerCase() === contentField.toLowerCase()) content = value;
    else values[name] = value;
  }
  return { content, values };
}

function bytesOf(content: unknown): Uint8Array {
  if (content instanceof Uint8Array) return content;
  const base64 = typeof content === 'string' ? content.replaceAll(/\s/g, '') : undefined;
  if (base64 !== undefined && base64.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    return Buffer.from(base64, 'base64');
  }
  throw new OrgError('JSON_PARSER_ERROR', `Value for ${contentField} is not base64-encoded.`, {
    fields: [contentField],
  });
}
