import { checkbox, dateTime, lookup, picklist, recordId, systemSet } from './field.ts';
import type { FieldOptions } from './field.ts';
import type { ObjectDraft } from './objectSchema.ts';
import type { FieldSchema, ObjectSchema, PicklistValue } from './types.ts';

/** From none to full access. `All` is the owner's, and is given to nobody else. */
export const ACCESS_LEVELS = ['None', 'Read', 'Edit', 'All'] as const;
export type AccessLevel = (typeof ACCESS_LEVELS)[number];

/** Why there is a row, of the causes that this org knows. Source: "AccountShare", RowCause, in the Object Reference. */
export const ROW_CAUSES = ['Owner', 'Manual', 'Rule', 'ImplicitChild', 'ImplicitParent'] as const;
export type RowCause = (typeof ROW_CAUSES)[number];

/**
 * Key prefixes of the shares of standard objects, and the one of all others.
 * Source: fishofprey.com/2011/09/obscure-salesforce-object-key-prefixes.html; salesforceben.com/salesforce-object-key-prefix-list.
 */
const KEY_PREFIXES: Readonly<Record<string, string>> = {
  Account: '00r',
  Opportunity: '00t',
  Contact: '03s',
  Case: '01n',
  Campaign: '08s',
};
const CUSTOM_KEY_PREFIX = '02c';

/** What an account's share also says, besides the account. */
const ACCOUNT_CHILDREN = ['Opportunity', 'Case', 'Contact'];

/** The organization-wide default of an object, by name; undefined for an object that is not there. */
export type SharingModelOf = (objectName: string) => string | undefined;

type SharedObject = Pick<ObjectDraft, 'name' | 'label' | 'custom' | 'sharingModel' | 'fields'>;

/** What an organization-wide default gives everybody, as access levels have it; nothing by itself where the parent decides. */
export function defaultAccessLevel(sharingModel: string | undefined): AccessLevel | 'ControlledByParent' {
  switch (sharingModel) {
    case 'Private':
    case 'Read':
      return sharingModel === 'Read' ? 'Read' : 'None';
    case 'ControlledByParent':
      return sharingModel;
    case 'FullAccess':
      return 'All';
    default:
      return 'Edit';
  }
}

/**
 * Adds the share object of each object that has one: of accounts, opportunities, contacts, cases and campaigns always, of custom objects that belong
 * to somebody unless everybody may change all of their records. Sources: "AccountShare", "OpportunityShare", "ContactShare",
 * "CaseShare", "CampaignShare" in the Object Reference; "Sharing a Record Using Apex" in the Apex Developer Guide: none for details.
 */
export function withShares(
  objects: readonly ObjectDraft[],
  reasons: ReadonlyMap<string, readonly PicklistValue[]>,
): ObjectDraft[] {
  const modelOf: SharingModelOf = (name) => objects.find((object) => object.name === name)?.sharingModel;
  return objects.flatMap((object) =>
    hasShares(object) ? [object, shareObject(object, modelOf, reasons.get(object.name))] : [object],
  );
}

function hasShares({ name, sharingModel, fields }: SharedObject): boolean {
  if (name in KEY_PREFIXES) return true;
  const isOwned = name.endsWith('__c') && fields.some((field) => field.name === 'OwnerId');
  return isOwned && (sharingModel === 'Private' || sharingModel === 'Read');
}

/**
 * The share object of an object, whose fields and writes depend on the organization-wide defaults.
 * @param reasons why else records are shared
 */
export function shareObject(
  object: SharedObject,
  modelOf: SharingModelOf,
  reasons: readonly PicklistValue[] = [],
): ObjectDraft {
  const { custom, label } = object;
  const name = custom ? object.name.replace(/__c$/, '__Share') : `${object.name}Share`;
  const parent = custom ? 'Parent' : object.name;
  // Contacts that follow their account are not shared by themselves. Source: "ContactShare", Supported Calls.
  const writable = object.sharingModel !== 'ControlledByParent';
  return {
    name,
    label: `${label} Share`,
    labelPlural: `${label} Share`,
    custom,
    description: undefined,
    keyPrefix: KEY_PREFIXES[object.name] ?? CUSTOM_KEY_PREFIX,
    createable: writable,
    updateable: writable,
    deletable: writable,
    queryable: true,
    searchable: false,
    sharingModel: 'ControlledByParent',
    goesWithParent: true,
    shareOf: object.name,
    fields: [
      recordId(`${label} Share ID`),
      lookup(
        `${parent}Id`,
        `${label} ID`,
        {
          to: [object.name],
          relationshipName: parent,
          childRelationshipName: 'Shares',
          onDelete: 'Cascade',
          reparentable: false,
        },
        { nillable: false, updateable: false },
      ),
      lookup(
        'UserOrGroupId',
        'User/Group ID',
        { to: ['Group', 'User'], relationshipName: 'UserOrGroup' },
        { nillable: false, updateable: false },
      ),
      ...levelFields(object, modelOf),
      picklist('RowCause', 'Row Cause', [...ROW_CAUSES, ...reasons], {
        updateable: false,
        length: 40,
        restricted: true,
        defaultedOnCreate: true,
        defaultValue: 'Manual',
      }),
      dateTime('LastModifiedDate', 'Last Modified Date', setByPlatform),
      lookup(
        'LastModifiedById',
        'Last Modified By ID',
        { to: ['User'], relationshipName: 'LastModifiedBy' },
        setByPlatform,
      ),
      checkbox('IsDeleted', 'Deleted', setByPlatform),
    ],
  };
}

const setByPlatform = { ...systemSet, nillable: false, defaultedOnCreate: true } as const;

function levelFields({ name, label, custom }: SharedObject, modelOf: SharingModelOf): FieldSchema[] {
  const level = (about: string, options: FieldOptions, lowest: 'None' | 'Read' = 'Read'): FieldSchema => {
    const values = ACCESS_LEVELS.slice(ACCESS_LEVELS.indexOf(lowest), lowest === 'None' ? -1 : undefined);
    const isCustom = about === name && custom;
    const fieldName = isCustom ? 'AccessLevel' : `${about}AccessLevel`;
    return picklist(fieldName, `${isCustom ? label : about} Access`, values, {
      ...{ nillable: false, length: 40, restricted: true },
      ...options,
    });
  };
  if (name !== 'Account') return [level(name, {})];
  const byDefault = (about: string): FieldOptions => {
    const given = defaultAccessLevel(modelOf(about));
    // What follows the account is given with it. Source: "AccountShare", ContactAccessLevel.
    return given === 'ControlledByParent'
      ? { nillable: true, createable: false, updateable: false }
      : { defaultedOnCreate: true, defaultValue: given };
  };
  const own = defaultAccessLevel(modelOf('Account'));
  return [
    level('Account', { defaultedOnCreate: true, defaultValue: own === 'Edit' ? 'Edit' : 'Read' }),
    ...ACCOUNT_CHILDREN.map((child) => level(child, byDefault(child), 'None')),
  ];
}

/** Whether a share has a cause that an org has declared for itself: an Apex sharing reason. */
export function isSharingReason(cause: string): boolean {
  return cause.endsWith('__c');
}

/** A share's lookup to what it shares. */
export function sharedRecordField(share: Pick<ObjectSchema, 'fields' | 'shareOf'>): FieldSchema {
  const field = share.fields.find(({ reference }) => reference?.to[0] === share.shareOf);
  if (!field) throw new Error(`${share.shareOf ?? 'Nothing'} is shared without a lookup to it.`);
  return field;
}

/** A share's levels of access, and the object that each is about: first the shared one. */
export function shareLevels(
  share: Pick<ObjectSchema, 'fields' | 'shareOf'>,
): readonly { readonly field: FieldSchema; readonly object: string }[] {
  return share.fields
    .filter(({ name }) => name.endsWith('AccessLevel'))
    .map((field) => ({ field, object: field.name.replace(/AccessLevel$/, '') || (share.shareOf ?? '') }));
}

/** The share object of an object, undefined where there is none. */
export function shareOfObject(
  schema: { object(name: string): ObjectSchema | undefined },
  objectName: string,
): ObjectSchema | undefined {
  return schema.object(objectName.endsWith('__c') ? objectName.replace(/__c$/, '__Share') : `${objectName}Share`);
}
