import { checkbox, derived, integer, lookup, picklist, text } from '../field.ts';
import type { ObjectDraft } from '../objectSchema.ts';
import type { FieldSchema, RollUpDefinition } from '../types.ts';
import { standardObject } from './standardObject.ts';

/**
 * A duplicate rule of the project, active or not. Source: "DuplicateRule" in the Object Reference (sforce_api_objects_duplicaterule.htm),
 * lengths as in the Salesforce Field Reference Guide.
 */
const duplicateRule = standardObject({
  name: 'DuplicateRule',
  label: 'Duplicate Rule',
  keyPrefix: '0Bm',
  owner: false,
  sharingModel: 'Read',
  notInUiApi: true,
  access: { createable: false, updateable: false, deletable: false },
  fields: [
    text('DeveloperName', 'Object Name', 80, { ...derived, nillable: false }),
    picklist('Language', 'Master Language', ['en_US'], { ...derived, restricted: true, length: 40 }),
    text('MasterLabel', 'Rule Name', 80, { ...derived, nillable: false, nameField: true }),
    text('NamespacePrefix', 'Namespace Prefix', 15, derived),
    picklist('SobjectType', 'Custom Object Definition ID', [], {
      ...{ ...derived, nillable: false, restricted: true, length: 40 },
    }),
    checkbox('IsActive', 'Active', derived),
  ],
});

const counted: RollUpDefinition = {
  ...{ operation: 'count', childObject: 'DuplicateRecordItem', masterField: 'DuplicateRecordSetId' },
  ...{ summarizedField: undefined, filters: [], file: 'DuplicateRecordSet' },
};

function autoNumberedName(label: string): FieldSchema {
  const autoNumber = { displayFormat: '{000000000}' };
  return text('Name', label, 255, {
    ...{ ...derived, nillable: false, nameField: true, idLookup: true, defaultedOnCreate: true, autoNumber },
  });
}

/**
 * Records that a duplicate rule took for the same. Nobody owns it: who may read the object reads all of them. Sources:
 * "DuplicateRecordSet" in the Object Reference (sforce_api_objects_duplicaterecordset.htm); "Manage Duplicates Using Duplicate Record
 * Sets", Salesforce Help (sales.duplicate_management_duplicate_record_sets.htm).
 */
const duplicateRecordSet = standardObject({
  name: 'DuplicateRecordSet',
  label: 'Duplicate Record Set',
  keyPrefix: '0GK',
  owner: false,
  sharingModel: 'FullAccess',
  notInUiApi: true,
  fields: [
    autoNumberedName('Duplicate Record Set Name'),
    lookup('DuplicateRuleId', 'Duplicate Rule ID', {
      ...{ to: ['DuplicateRule'], relationshipName: 'DuplicateRule', childRelationshipName: 'DuplicateRecordSets' },
    }),
    { ...integer('RecordCount', 'Record Count', 9, derived), rollUp: counted },
    picklist('SobjectType', 'Object Type', [], {
      ...{ ...derived, nillable: false, restricted: true, length: 40 },
    }),
  ],
});

/** One of them. Source: "DuplicateRecordItem" in the Object Reference (sforce_api_objects_duplicaterecorditem.htm). */
const duplicateRecordItem = standardObject({
  name: 'DuplicateRecordItem',
  label: 'Duplicate Record Item',
  keyPrefix: '0GL',
  owner: false,
  sharingModel: 'FullAccess',
  notInUiApi: true,
  fields: [
    autoNumberedName('Duplicate Record Item Name'),
    lookup(
      'DuplicateRecordSetId',
      'Duplicate Record Set ID',
      {
        ...{ to: ['DuplicateRecordSet'], relationshipName: 'DuplicateRecordSet' },
        ...{ childRelationshipName: 'DuplicateRecordItems', onDelete: 'Cascade' },
        ...{ masterDetail: true, reparentable: false },
      },
      { nillable: false, updateable: false },
    ),
    lookup(
      'RecordId',
      'Record ID',
      {
        ...{ to: ['Account', 'Contact'], relationshipName: 'Record', childRelationshipName: 'DuplicateRecordItems' },
        ...{ onDelete: 'Cascade' },
      },
      { nillable: false },
    ),
  ],
});

export const duplicateObjects: readonly ObjectDraft[] = [duplicateRule, duplicateRecordSet, duplicateRecordItem];

/** Lets records of every object that duplicate rules are for be duplicates: accounts, contacts, and those of custom objects. */
export function withDuplicateRecords(objects: readonly ObjectDraft[]): ObjectDraft[] {
  const ruled = objects.map(({ name }) => name).filter((name) => /^(Account|Contact|\w+__c)$/.test(name));
  const values = ruled.map((name) => ({ value: name, label: name, active: true, isDefault: false }));
  const known = new Set(duplicateObjects.map(({ name }) => name));
  const fieldFor = (field: FieldSchema): FieldSchema => {
    if (field.name === 'RecordId' && field.reference) return { ...field, reference: { ...field.reference, to: ruled } };
    return field.name === 'SobjectType' ? { ...field, picklist: { restricted: true, values } } : field;
  };
  return objects.map((object) =>
    known.has(object.name) ? { ...object, fields: object.fields.map(fieldFor) } : object,
  );
}
