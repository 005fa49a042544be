import { checkbox, derived, email, lookup, picklist, systemSet, text } from '../field.ts';
import type { ObjectDraft } from '../objectSchema.ts';
import { standardObject } from './standardObject.ts';

const setupObject = { recycleBin: false, owner: false, sharingModel: 'Read' } as const;

/** Whom an org has groups of, besides public ones: of each role, and of everybody. Source: "Group", Type. */
const types = ['Regular', 'Role', 'RoleAndSubordinates', 'Organization'];

/** Public groups, which come as metadata, and those of roles, which come with them. Source: "Group" in the Object Reference for the Salesforce Platform. */
export const group: ObjectDraft = {
  ...standardObject({
    ...setupObject,
    name: 'Group',
    keyPrefix: '00G',
    fields: [
      text('Name', 'Name', 40, { nillable: false, nameField: true }),
      text('DeveloperName', 'Developer Name', 80),
      lookup('RelatedId', 'Related ID', { to: ['UserRole'], relationshipName: 'Related' }, systemSet),
      picklist('Type', 'Type', types, { nillable: false, updateable: false, length: 40, restricted: true }),
      email('Email', 'Email'),
      checkbox('DoesSendEmailToMembers', 'Send Email to Members', derived),
      checkbox('DoesIncludeBosses', 'Include Bosses', { defaultValue: true }),
    ],
  }),
  missingWrites: 'writing groups through the API; deploy public groups as metadata',
};

/** Source: "GroupMember" in the Object Reference for the Salesforce Platform. */
export const groupMember = standardObject({
  ...setupObject,
  name: 'GroupMember',
  label: 'Group Member',
  keyPrefix: '011',
  access: { updateable: false },
  fields: [
    lookup(
      'GroupId',
      'Group ID',
      { to: ['Group'], relationshipName: 'Group', childRelationshipName: 'GroupMembers', onDelete: 'Cascade' },
      { nillable: false, updateable: false },
    ),
    lookup(
      'UserOrGroupId',
      'User/Group ID',
      { to: ['Group', 'User'], relationshipName: 'UserOrGroup' },
      {
        nillable: false,
        updateable: false,
      },
    ),
  ],
});
