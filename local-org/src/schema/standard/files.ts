import { blob, checkbox, dateTime, derived, integer, lookup, picklist, text, textArea } from '../field.ts';
import type { ObjectDraft } from '../objectSchema.ts';
import type { FieldSchema } from '../types.ts';
import { picklistWithDefault } from './picklistWithDefault.ts';
import { standardObject } from './standardObject.ts';

/** The objects that a file consists of. */
const names = ['ContentDocument', 'ContentVersion', 'ContentDocumentLink'];

const sharing: readonly FieldSchema[] = [
  picklistWithDefault('SharingOption', 'Prevent others from sharing and unsharing', ['A', 'R'], 'A'),
  picklistWithDefault('SharingPrivacy', 'File Privacy on Records', ['N', 'P'], 'N'),
];

/** A file, whatever its version. Source: "ContentDocument" in the Object Reference for the Salesforce Platform. */
const contentDocument = standardObject({
  name: 'ContentDocument',
  keyPrefix: '069',
  sharingModel: 'Private',
  access: { createable: false },
  fields: [
    text('Title', 'Title', 255, { nillable: false, nameField: true }),
    lookup(
      'LatestPublishedVersionId',
      'Latest Published Version ID',
      { to: ['ContentVersion'], relationshipName: 'LatestPublishedVersion' },
      derived,
    ),
    textArea('Description', 'Description', 1000),
    integer('ContentSize', 'Size', 9, derived),
    text('FileType', 'File Type', 20, derived),
    text('FileExtension', 'File Extension', 40, derived),
    dateTime('ContentModifiedDate', 'Content Modified Date', derived),
    picklist('PublishStatus', 'Publish Status', ['U', 'P', 'R'], { ...derived, length: 40, nillable: false }),
    checkbox('IsArchived', 'Is Archived', derived),
    ...sharing,
  ],
});

/** A file's content at one time. Source: "ContentVersion" in the Object Reference for the Salesforce Platform. */
const contentVersion = standardObject({
  name: 'ContentVersion',
  label: 'Content Version',
  keyPrefix: '068',
  sharingModel: 'Private',
  access: { deletable: false },
  fields: [
    lookup(
      'ContentDocumentId',
      'ContentDocument ID',
      {
        to: ['ContentDocument'],
        relationshipName: 'ContentDocument',
        childRelationshipName: 'ContentVersions',
        // "When you delete a document, all versions of that document are deleted."
        onDelete: 'Cascade',
      },
      { nillable: false, defaultedOnCreate: true, updateable: false },
    ),
    checkbox('IsLatest', 'Is Latest', derived),
    checkbox('IsMajorVersion', 'Major Version', { updateable: false, defaultValue: true }),
    text('VersionNumber', 'Version Number', 20, derived),
    text('Title', 'Title', 255, { nillable: false, defaultedOnCreate: true, nameField: true }),
    textArea('Description', 'Description', 1000),
    textArea('ReasonForChange', 'Reason For Change', 1000),
    text('PathOnClient', 'Path On Client', 500, { nillable: false, updateable: false }),
    text('FileExtension', 'File Extension', 40, derived),
    text('FileType', 'File Type', 20, derived),
    integer('ContentSize', 'Size', 9, derived),
    text('Checksum', 'Checksum', 50, derived),
    blob('VersionData', 'Version Data'),
    dateTime('ContentModifiedDate', 'Content Modified Date', { updateable: false }),
    lookup('ContentModifiedById', 'User ID', { to: ['User'], relationshipName: 'ContentModifiedBy' }, derived),
    lookup(
      'FirstPublishLocationId',
      'First Publish Location ID',
      { to: ['User'], relationshipName: 'FirstPublishLocation' },
      { updateable: false },
    ),
    picklist('PublishStatus', 'Publish Status', ['U', 'P', 'R'], { ...derived, length: 40, nillable: false }),
    picklistWithDefault('Origin', 'Content Origin', ['C', 'H'], 'C'),
    picklistWithDefault('ContentLocation', 'Content Location', ['S', 'E', 'L'], 'S'),
    ...sharing,
  ],
});

/** Where a file is shared. Source: "ContentDocumentLink" in the Object Reference for the Salesforce Platform. */
const contentDocumentLink = standardObject({
  name: 'ContentDocumentLink',
  label: 'Content Document Link',
  keyPrefix: '06A',
  owner: false,
  sharingModel: 'Private',
  fields: [
    lookup(
      'ContentDocumentId',
      'ContentDocument ID',
      {
        to: ['ContentDocument'],
        relationshipName: 'ContentDocument',
        childRelationshipName: 'ContentDocumentLinks',
        onDelete: 'Cascade',
      },
      { nillable: false, updateable: false },
    ),
    lookup(
      'LinkedEntityId',
      'Linked Entity ID',
      {
        to: ['User'],
        relationshipName: 'LinkedEntity',
        childRelationshipName: 'ContentDocumentLinks',
        onDelete: 'Cascade',
      },
      { nillable: false, updateable: false },
    ),
    picklist('ShareType', 'Share Type', ['V', 'C', 'I'], { nillable: false, restricted: true, length: 40 }),
    picklistWithDefault('Visibility', 'Visibility', ['AllUsers', 'InternalUsers', 'SharedUsers'], 'AllUsers'),
  ],
});

export const fileObjects: readonly ObjectDraft[] = [contentDocument, contentVersion, contentDocumentLink];

/** Whether an object is a part of files, whose sharing is their own. */
export function isFileObject(objectName: string): boolean {
  return names.includes(objectName);
}

/** Standard objects whose records files can be attached to, beside users; so can those of all custom objects. */
const attachable = new Set(['Account', 'Contact', 'Opportunity', 'Task', 'Event']);

/**
 * Lets files be shared with users and with records of every kind that the org has.
 * Source: "ContentDocumentLink", special access rules: any record type that can be tracked in the feed.
 */
export function withFileLinks(objects: readonly ObjectDraft[]): ObjectDraft[] {
  const targets = objects.filter(({ name }) => attachable.has(name) || name.endsWith('__c')).map(({ name }) => name);
  return objects.map((object) => {
    if (!isFileObject(object.name)) return object;
    return { ...object, fields: object.fields.map((field) => withTargets(field, targets)) };
  });
}

function withTargets(field: FieldSchema, targets: readonly string[]): FieldSchema {
  const isPlace = field.name === 'LinkedEntityId' || field.name === 'FirstPublishLocationId';
  return field.reference && isPlace ? { ...field, reference: { ...field.reference, to: ['User', ...targets] } } : field;
}
