import { checkbox, derived, lookup } from '../field.ts';
import type { FieldSchema } from '../types.ts';

/**
 * What Task and Event share. `WhatId` and `WhoId` are polymorphic: on the platform they also point at objects that this
 * catalogue does not have. Source: "Task" and "Event" in the Object Reference for the Salesforce Platform.
 */
export function activityRelations(childRelationshipName: 'Tasks' | 'Events'): FieldSchema[] {
  // Activities of a record go to the recycle bin with it, although neither lookup is a master-detail.
  const onDelete = 'Cascade';
  return [
    lookup('WhoId', 'Name ID', { to: ['Contact', 'Lead'], relationshipName: 'Who', childRelationshipName, onDelete }),
    lookup('WhatId', 'Related To ID', {
      to: ['Account', 'Opportunity', 'Case', 'Product2', 'Campaign'],
      relationshipName: 'What',
      childRelationshipName,
      onDelete,
    }),
    lookup('AccountId', 'Account ID', { to: ['Account'], relationshipName: 'Account' }, derived),
    checkbox('IsArchived', 'Archived', derived),
  ];
}
