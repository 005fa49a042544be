import type { Schema } from '../schema/index.ts';
import type { RecordValues } from '../store/index.ts';

/**
 * The organization-wide defaults as the record of the organization tells them.
 * Source: "Organization" in the Object Reference (`DefaultAccountAccess` and its like).
 */
export function organizationDefaults(schema: Schema): RecordValues {
  return {
    DefaultAccountAccess: accessLevel(schema, 'Account'),
    DefaultContactAccess: accessLevel(schema, 'Contact'),
    DefaultOpportunityAccess: accessLevel(schema, 'Opportunity'),
  };
}

function accessLevel(schema: Schema, objectName: string): string {
  const model = schema.object(objectName)?.sharingModel;
  switch (model) {
    case 'Private':
      return 'None';
    case 'Read':
    case 'ControlledByParent':
      return model;
    default:
      return 'Edit';
  }
}
