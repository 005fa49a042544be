import { checkbox, dateTime, derived, integer, lookup, picklist, text } from '../field.ts';
import type { ObjectDraft } from '../objectSchema.ts';
import type { FieldSchema, ObjectSchema } from '../types.ts';
import { standardObject } from './standardObject.ts';

type Activity = 'Task' | 'Event';

const KEY_PREFIXES: Readonly<Record<Activity, string>> = { Task: '0RT', Event: '0RE' };

/**
 * An org with Shared Activities: tasks and events are about several contacts, told by records of their own.
 * Sources: "TaskRelation" (sforce_api_objects_taskrelation.htm) and "EventRelation" (sforce_api_objects_eventattendee.htm) in the Object
 * Reference; "Task" and "Event", fields WhatCount and WhoCount.
 */
export function withSharedActivities(objects: readonly ObjectDraft[]): ObjectDraft[] {
  return objects.flatMap((object) =>
    isActivity(object.name) ? [withCounts(object, object.name), relationOf(object, object.name)] : [object],
  );
}

function isActivity(name: string): name is Activity {
  return name in KEY_PREFIXES;
}

function withCounts(object: ObjectDraft, activity: Activity): ObjectDraft {
  const counts = [
    count(activity, 'WhoCount', 'Relation Count', 'false'),
    count(activity, 'WhatCount', 'Related To Count', 'true'),
  ];
  return { ...object, fields: [...object.fields, ...counts] };
}

function count(activity: Activity, name: string, label: string, isWhat: string): FieldSchema {
  return {
    ...integer(name, label, 9, derived),
    rollUp: {
      ...{ operation: 'count', childObject: `${activity}Relation`, masterField: `${activity}Id` },
      ...{ summarizedField: undefined, file: activity },
      filters: [{ field: 'IsWhat', operation: 'equals', values: [isWhat] }],
    },
  };
}

function relationOf({ fields }: ObjectDraft, activity: Activity): ObjectDraft {
  const to = ['WhoId', 'WhatId'].flatMap((name) => fields.find((field) => field.name === name)?.reference?.to ?? []);
  const childRelationshipName = `${activity}Relations`;
  const written = { nillable: false, updateable: false } as const;
  return standardObject({
    name: `${activity}Relation`,
    label: `${activity} Relation`,
    keyPrefix: KEY_PREFIXES[activity],
    recycleBin: 'withParent',
    owner: false,
    sharingModel: 'ControlledByParent',
    notInUiApi: true,
    access: { updateable: activity === 'Event' },
    fields: [
      lookup(
        'RelationId',
        'Relation ID',
        { to, relationshipName: 'Relation', childRelationshipName, onDelete: 'Cascade' },
        written,
      ),
      lookup(
        `${activity}Id`,
        `${activity} ID`,
        { to: [activity], relationshipName: activity, childRelationshipName, onDelete: 'Cascade', reparentable: false },
        written,
      ),
      checkbox('IsWhat', 'Is What', { updateable: false }),
      ...(activity === 'Event' ? invitation : []),
      lookup('AccountId', 'Account ID', { to: ['Account'], relationshipName: 'Account' }, derived),
    ],
  });
}

/** What an event relation has beyond one of a task. */
const invitation: readonly FieldSchema[] = [
  checkbox('IsParent', 'Is Parent', { updateable: false }),
  checkbox('IsInvitee', 'Is Invitee', { updateable: false }),
  picklist('Status', 'Status', ['New', 'Declined', 'Accepted'], { length: 40 }),
  dateTime('RespondedDate', 'Response Date'),
  text('Response', 'Response', 255),
];

/** Whether a name is that of the list of all people of an activity (`TaskWhoIds`), which such an org has. */
export function isPeopleList({ name, field }: Pick<ObjectSchema, 'name' | 'field'>, fieldName: string): boolean {
  return (
    isActivity(name) && field('WhoCount') !== undefined && fieldName.toLowerCase() === `${name}whoids`.toLowerCase()
  );
}
