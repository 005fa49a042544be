import { isCustomMetadataType } from '../schema/index.ts';
import type { ObjectSchema, Schema } from '../schema/index.ts';
import type { Expression } from './expression.ts';
import type { RecordFinder } from './storedField.ts';

/** What a global variable is. */
export type GlobalVariable =
  /** A value of its own. */
  | { readonly kind: 'value'; readonly expression: Expression; readonly ofUser?: boolean }
  /** A field of a record that is found by other means than the formula's own. */
  | {
      readonly kind: 'path';
      readonly object: ObjectSchema;
      readonly segments: readonly string[];
      readonly find: RecordFinder;
      readonly ofUser?: boolean;
    }
  /** A path from the formula's own record. */
  | { readonly kind: 'own path'; readonly segments: readonly string[] }
  /** The variable is known, and there is nothing of that name. */
  | { readonly kind: 'nothing' };

type Reader = (segments: readonly string[], schema: Schema) => GlobalVariable | undefined;

const NOTHING: GlobalVariable = { kind: 'nothing' };
const ORIGIN = Date.UTC(1900, 0, 1);

/** A record that is the user's, or the org's. */
function recordOf(objectName: string): Reader {
  return (segments, schema) => {
    const object = schema.object(objectName);
    if (!object || segments.length === 0) return undefined;
    const find: RecordFinder = ({ globals }) => globals.record(objectName);
    return { kind: 'path', object, segments, find, ofUser: objectName !== 'Organization' };
  };
}

const text = (evaluate: Expression['evaluate']): GlobalVariable => ({
  kind: 'value',
  expression: { type: 'text', evaluate },
});

/**
 * `$CustomMetadata.Type__mdt.Record.Field__c`.
 * Source: "Custom Metadata Types and Advanced Formula Fields" in Salesforce Help, and the module "Use Custom Metadata Types in Formulas, Default Values,
 * and Validation Rules" on Trailhead.
 */
const customMetadata: Reader = ([typeName = '', recordName = '', ...segments], schema) => {
  const type = schema.object(typeName);
  const record = schema.customMetadata.find((one) => one.type === type?.name && same(one.name, recordName));
  if (!type || !isCustomMetadataType(type) || !record || segments.length !== 1) return NOTHING;
  const find: RecordFinder = ({ globals }) => globals.customMetadata(type, record.name);
  return { kind: 'path', object: type, segments, find };
};

/** Source: "Global Variables" in Salesforce Help. A session is the reader's secret, and no part of a record. */
const api: Reader = ([name = '', ...more]) => {
  const [, wsdl = '', version = ''] = /^(enterprise|partner)_server_url_(\d{2,3})$/i.exec(name) ?? [];
  if (wsdl === '' || more.length > 0) return undefined;
  const door = wsdl.toLowerCase() === 'partner' ? 'u' : 'c';
  const path = `/services/Soap/${door}/${version.slice(0, -1)}.${version.slice(-1)}`;
  return text(({ globals }) => globals.apiUrl(path));
};

/** The label in the language of the org: there are no translations here. */
const label: Reader = ([name = '', ...more], schema) => {
  const value = [...schema.customLabels].find(([known]) => same(known, name))?.[1];
  return value === undefined || more.length > 0 ? NOTHING : text(() => value);
};

const permission: Reader = ([name, ...more]) =>
  name === undefined || more.length > 0
    ? undefined
    : {
        kind: 'value',
        expression: { type: 'boolean', evaluate: ({ globals }) => globals.hasCustomPermission(name) },
        ofUser: true,
      };

const system: Reader = ([name = '', ...more]) =>
  same(name, 'OriginDateTime') && more.length === 0
    ? { kind: 'value', expression: { type: 'datetime', evaluate: () => ORIGIN } }
    : undefined;

/** Source: "Global Variables" in Salesforce Help: the record type of the current record. */
const recordType: Reader = (segments) => ({ kind: 'own path', segments: ['RecordType', ...segments] });

const READERS: Readonly<Record<string, Reader>> = {
  api,
  custommetadata: customMetadata,
  label,
  organization: recordOf('Organization'),
  permission,
  profile: recordOf('Profile'),
  recordtype: recordType,
  system,
  user: recordOf('User'),
  userrole: recordOf('UserRole'),
};

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** @returns undefined for a variable that this org does not have, whether or not the platform has it */
export function globalVariable(name: string, schema: Schema): GlobalVariable | undefined {
  const [variable = '', ...segments] = name.slice(1).split('.');
  return READERS[variable.toLowerCase()]?.(segments, schema);
}
