import { checkbox, lookup, picklist } from '../field.ts';
import { standardObject } from './standardObject.ts';

/** The roles of a new org. */
const roles = [
  'Business User',
  'Decision Maker',
  'Economic Buyer',
  'Economic Decision Maker',
  'Evaluator',
  'Executive Sponsor',
  'Influencer',
  'Technical Buyer',
  'Other',
];

/** Source: "OpportunityContactRole" in the Object Reference (sforce_api_objects_opportunitycontactrole.htm). */
export const opportunityContactRole = standardObject({
  name: 'OpportunityContactRole',
  label: 'Opportunity Contact Role',
  keyPrefix: '00K',
  recycleBin: 'withParent',
  owner: false,
  sharingModel: 'ControlledByParent',
  fields: [
    lookup(
      'OpportunityId',
      'Opportunity ID',
      {
        to: ['Opportunity'],
        relationshipName: 'Opportunity',
        childRelationshipName: 'OpportunityContactRoles',
        onDelete: 'Cascade',
        reparentable: false,
      },
      { nillable: false, updateable: false },
    ),
    lookup(
      'ContactId',
      'Contact ID',
      {
        to: ['Contact'],
        relationshipName: 'Contact',
        childRelationshipName: 'OpportunityContactRoles',
        onDelete: 'Cascade',
      },
      { nillable: false },
    ),
    picklist('Role', 'Role', roles, { length: 40 }),
    checkbox('IsPrimary', 'Primary'),
  ],
});
