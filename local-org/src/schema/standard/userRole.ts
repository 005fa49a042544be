import { checkbox, derived, lookup, picklist, text } from '../field.ts';
import { standardObject } from './standardObject.ts';

const accessLevels = ['None', 'Read', 'Edit'];

/** A place in the role hierarchy. Source: "UserRole" in the Object Reference for the Salesforce Platform. */
export const userRole = standardObject({
  name: 'UserRole',
  label: 'Role',
  keyPrefix: '00E',
  recycleBin: false,
  owner: false,
  sharingModel: 'Read',
  access: { createable: false, updateable: false, deletable: false },
  fields: [
    text('Name', 'Name', 80, { nillable: false, nameField: true }),
    text('DeveloperName', 'Developer Name', 80, { nillable: false }),
    lookup('ParentRoleId', 'Parent Role ID', { to: ['UserRole'], relationshipName: 'ParentRole' }),
    text('RollupDescription', 'Description', 80),
    picklist('OpportunityAccessForAccountOwner', 'Opportunity Access Level for Account Owner', accessLevels, {
      nillable: false,
      length: 40,
      restricted: true,
    }),
    picklist('ContactAccessForAccountOwner', 'Contact Access Level for Account Owner', accessLevels, {
      length: 40,
      restricted: true,
    }),
    lookup('ForecastUserId', 'User ID', { to: ['User'], relationshipName: 'ForecastUser' }),
    checkbox('MayForecastManagerShare', 'May Forecast Manager Share', derived),
    picklist('PortalType', 'Portal Type', ['None', 'CustomerPortal', 'Partner'], {
      ...derived,
      length: 40,
      defaultValue: 'None',
      defaultedOnCreate: true,
    }),
  ],
});
