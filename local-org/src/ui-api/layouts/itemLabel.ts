import type { ObjectSchema } from '../../schema/index.ts';
import { addressPrefix, isPersonName } from './componentFields.ts';

/** Labels of standard fields on pages, where they differ from those that describe tells. */
const PAGE_LABELS: Readonly<Record<string, string>> = {
  'Account.Phone': 'Phone',
  'Account.Fax': 'Fax',
  'Account.Rating': 'Rating',
  'Account.Type': 'Type',
  'Account.Description': 'Description',
  'Contact.Phone': 'Phone',
  'Contact.Fax': 'Fax',
  'Contact.MobilePhone': 'Mobile',
  'Contact.AssistantName': 'Assistant',
  'Contact.Description': 'Description',
  'Contact.AccountId': 'Account Name',
  'Opportunity.Name': 'Opportunity Name',
  'Opportunity.Type': 'Type',
  'Opportunity.AccountId': 'Account Name',
  'Task.OwnerId': 'Assigned To',
  'Task.ActivityDate': 'Due Date',
  'Task.WhoId': 'Name',
  'Event.OwnerId': 'Assigned To',
  'Event.StartDateTime': 'Start',
  'Event.EndDateTime': 'End',
  'Event.WhoId': 'Name',
};

/** What a layout writes beside a field: `Account Owner` for the field that describe calls `Owner ID`. */
export function itemLabel(object: ObjectSchema, name: string): string {
  const field = object.field(name);
  if (field === undefined) return [addressPrefix(name), 'Address'].filter(Boolean).join(' ');
  if (isPersonName(field)) return 'Name';
  const label = PAGE_LABELS[`${object.name}.${field.name}`];
  if (label !== undefined) return label;
  if (field.name === 'OwnerId') return object.custom ? 'Owner' : `${object.label} Owner`;
  return field.reference && !field.custom ? field.label.replace(/ ID$/, '') : field.label;
}
