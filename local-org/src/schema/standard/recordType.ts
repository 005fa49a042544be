import { checkbox, picklist, text, textArea } from '../field.ts';
import { standardObject } from './standardObject.ts';

/** Source: "RecordType" in the Object Reference for the Salesforce Platform. */
export const recordType = {
  ...standardObject({
    name: 'RecordType',
    label: 'Record Type',
    keyPrefix: '012',
    recycleBin: false,
    owner: false,
    sharingModel: 'Read',
    access: { deletable: false },
    fields: [
      text('Name', 'Name', 80, { nillable: false, nameField: true }),
      text('DeveloperName', 'Record Type Name', 80, { nillable: false }),
      text('NamespacePrefix', 'Namespace Prefix', 15, { createable: false, updateable: false }),
      textArea('Description', 'Description', 255),
      picklist('SobjectType', 'SObject Type Name', [], { nillable: false, length: 40 }),
      checkbox('IsActive', 'Active'),
    ],
  }),
  missingWrites: 'changing record types through the API: they are metadata of the project',
};
