import { checkbox, date, dateTime, derived, integer, picklist, text, textArea } from '../field.ts';
import { activityRelations } from './activity.ts';
import { standardObject } from './standardObject.ts';

/** Source: "Event" in the Object Reference for the Salesforce Platform; sharing as for Task. */
export const event = standardObject({
  name: 'Event',
  keyPrefix: '00U',
  searchable: true,
  sharingModel: 'Private',
  fields: [
    ...activityRelations('Events'),
    text('Subject', 'Subject', 255, { nameField: true }),
    text('Location', 'Location', 255),
    checkbox('IsAllDayEvent', 'All-Day Event'),
    dateTime('ActivityDateTime', 'Due Date Time'),
    date('ActivityDate', 'Due Date Only'),
    integer('DurationInMinutes', 'Duration', 8),
    dateTime('StartDateTime', 'Start Date Time'),
    dateTime('EndDateTime', 'End Date Time'),
    date('EndDate', 'End Date', derived),
    textArea('Description', 'Description', 32_000),
    checkbox('IsPrivate', 'Private'),
    picklist('ShowAs', 'Show Time As', ['Busy', 'OutOfOffice', 'Free'], { defaultValue: 'Busy' }),
    picklist('EventSubtype', 'Event Subtype', ['Event'], {
      restricted: true,
      updateable: false,
      defaultValue: 'Event',
    }),
    checkbox('IsReminderSet', 'Reminder Set'),
    dateTime('ReminderDateTime', 'Reminder Date/Time'),
  ],
});
