import { checkbox, date, dateTime, derived, integer, picklist, text, textArea } from '../field.ts';
import { activityRelations } from './activity.ts';
import { picklistWithDefault } from './picklistWithDefault.ts';
import { standardObject } from './standardObject.ts';

const subtypes = ['Task', 'Email', 'Call', 'Cadence', 'ListEmail'];

/** The statuses of a new org. Only `Completed` closes a task. */
export const taskStatuses = ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'] as const;
/** The statuses that close a task in a new org. */
export const closedTaskStatuses: readonly string[] = ['Completed'];
/** The priority that sets `IsHighPriority` in a new org. */
export const highTaskPriorities: readonly string[] = ['High'];

/**
 * Source: "Task" in the Object Reference for the Salesforce Platform. Activities are private in a new org: their owner and
 * those above see them ("Organization-Wide Sharing Defaults", Salesforce Help).
 */
export const task = standardObject({
  name: 'Task',
  keyPrefix: '00T',
  searchable: true,
  sharingModel: 'Private',
  fields: [
    ...activityRelations('Tasks'),
    text('Subject', 'Subject', 255, { nameField: true }),
    date('ActivityDate', 'Due Date Only'),
    picklistWithDefault('Status', 'Status', taskStatuses, 'Not Started'),
    picklistWithDefault('Priority', 'Priority', ['High', 'Normal', 'Low'], 'Normal'),
    checkbox('IsHighPriority', 'High Priority', derived),
    checkbox('IsClosed', 'Closed', derived),
    textArea('Description', 'Description', 32_000),
    picklist('TaskSubtype', 'Task Subtype', subtypes, { restricted: true, updateable: false, defaultValue: 'Task' }),
    integer('CallDurationInSeconds', 'Call Duration', 8),
    picklist('CallType', 'Call Type', ['Internal', 'Inbound', 'Outbound'], { restricted: true }),
    text('CallDisposition', 'Call Result', 255),
    checkbox('IsReminderSet', 'Reminder Set'),
    dateTime('ReminderDateTime', 'Reminder Date/Time'),
  ],
});
