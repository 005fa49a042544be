import { checkbox, dateTime, lookup, recordId, systemSet } from './field.ts';
import type { FieldSchema } from './types.ts';

const setByPlatform = { ...systemSet, nillable: false, defaultedOnCreate: true } as const;

/** Whether an object's records go to the recycle bin, and whether they belong to somebody. */
export interface SystemFieldChoice {
  readonly recycleBin: boolean;
  readonly owner: boolean;
}

/**
 * The fields that every record has and only the platform sets. Objects without a recycle bin (User, Profile …) have
 * no `IsDeleted`; details of a master have no `OwnerId`.
 * Source: "System Fields" in the Object Reference for the Salesforce Platform.
 */
export function systemFields(objectName: string, choice: SystemFieldChoice): FieldSchema[] {
  const idLabel = objectName.endsWith('__c') ? 'Record ID' : `${objectName} ID`;
  return [
    recordId(idLabel),
    ...(choice.recycleBin ? [checkbox('IsDeleted', 'Deleted', setByPlatform)] : []),
    ...(choice.owner
      ? [
          lookup(
            'OwnerId',
            'Owner ID',
            { to: ['User'], relationshipName: 'Owner' },
            { nillable: false, defaultedOnCreate: true },
          ),
        ]
      : []),
    dateTime('CreatedDate', 'Created Date', setByPlatform),
    lookup('CreatedById', 'Created By ID', { to: ['User'], relationshipName: 'CreatedBy' }, setByPlatform),
    dateTime('LastModifiedDate', 'Last Modified Date', setByPlatform),
    lookup(
      'LastModifiedById',
      'Last Modified By ID',
      { to: ['User'], relationshipName: 'LastModifiedBy' },
      setByPlatform,
    ),
    dateTime('SystemModstamp', 'System Modstamp', setByPlatform),
  ];
}
