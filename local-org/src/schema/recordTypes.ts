import { lookup } from './field.ts';
import type { ObjectDraft } from './objectSchema.ts';

/** The record type of records without one; it is in every org under this id. */
export const MASTER_RECORD_TYPE = '012000000000000AAA';

/** A record type of an object, as its file has it. */
export interface RecordTypeSchema {
  readonly object: string;
  /** `DeveloperName` */
  readonly name: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly active: boolean;
  /** The values that a record of this type may have, by picklist; picklists that are not here have all of theirs. */
  readonly picklistValues: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether accounts of this type are people. */
  readonly isPersonType?: true;
  /** Whether every profile has it, and gives it to new records that name no other. */
  readonly isDefault?: true;
}

const TYPED_OBJECTS = ['Account', 'Opportunity'];
const DEFAULT_NAME = 'Default';
/** A record type of opportunities needs a sales process; that of a scratch org has this stage. */
const FIRST_STAGE = 'Prospecting';

/**
 * The record types of an org whose accounts and opportunities have one before the project comes, such as `objectSettings` of a scratch org
 * definition file create (`defaultRecordType`), assigned to every profile as its default. Values of picklists that are deployed later are not
 * among theirs: screens do not offer them, and the API refuses those of restricted picklists. Sources: "Build Your Own Scratch Org Definition File" in the Salesforce DX Developer Guide,
 * scratchOrgSettingsGenerator of @salesforce/core; the latter from practitioners (gearset.com/blog/data-deployments-and-picklist-errors).
 * @param declared those of the project, which go before one of the same name
 */
export function withDefaultRecordTypes(
  declared: readonly RecordTypeSchema[],
  objects: readonly ObjectDraft[],
): readonly RecordTypeSchema[] {
  const isDefault = ({ object, name }: RecordTypeSchema): boolean =>
    TYPED_OBJECTS.includes(object) && name === DEFAULT_NAME;
  const missing = objects.filter(
    ({ name }) => TYPED_OBJECTS.includes(name) && !declared.some((type) => isDefault(type) && type.object === name),
  );
  return [
    ...declared.map((type) => (isDefault(type) ? { ...type, isDefault: true as const } : type)),
    ...missing.map(createdType),
  ];
}

function createdType({ name, fields }: ObjectDraft): RecordTypeSchema {
  const deployed = fields.filter((field) => field.custom && field.picklist);
  return {
    object: name,
    name: DEFAULT_NAME,
    label: DEFAULT_NAME,
    description: undefined,
    active: true,
    picklistValues: new Map([
      ...deployed.map((field) => [field.name, new Set<string>()] as const),
      ...(name === 'Opportunity' ? [['StageName', new Set([FIRST_STAGE])] as const] : []),
    ]),
    isDefault: true,
  };
}

/** The type of new records that name none, among those of an object; undefined for the master record type. */
export function defaultRecordType<T extends RecordTypeSchema>(types: readonly T[]): T | undefined {
  return types.find(({ isDefault, active }) => isDefault && active);
}

/**
 * Objects with record types have `RecordTypeId`, which follows the object's access.
 * Source: "Frequently-Occurring Fields" in the Object Reference, RecordTypeId.
 */
export function withRecordTypes(
  objects: readonly ObjectDraft[],
  recordTypes: readonly RecordTypeSchema[],
): readonly ObjectDraft[] {
  const names = new Set(recordTypes.map(({ object }) => object));
  const reference = { to: ['RecordType'], relationshipName: 'RecordType' };
  return objects.map((object) =>
    names.has(object.name)
      ? { ...object, fields: [...object.fields, lookup('RecordTypeId', 'Record Type ID', reference, { system: true })] }
      : object,
  );
}
