import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import type { ObjectDescription, StreamedQuery } from '../salesforce/index.ts';
import type { Activity } from './Activity.ts';

/** Key prefixes. Source: "Object Reference", Contact and User. */
const CONTACT = '003';
const USER = '005';

/** A query of activities, and how its rows are read. */
export interface ActivityQuery {
  readonly query: StreamedQuery;
  /** Undefined for a row that is nobody's contact with anybody. */
  readonly activityOf: (cells: readonly string[]) => Activity | undefined;
}

/** Days are those of the org's time zone, `YYYY-MM-DD`. */
export interface Moment {
  readonly today: string;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/**
 * What happened with the person an activity names: tasks that are closed and events that have begun, archived ones among them. What a
 * recurring series repeats are records of their own; the one that describes the series is left out.
 * Source: "Task" and "Event", Object Reference for the Salesforce Platform.
 */
export function activityQuery(activity: ObjectDescription, moment: Moment): ActivityQuery {
  return queryOf(activity, '', { object: activity.name, person: 'WhoId', where: ['WhoId != null'] }, moment);
}

/**
 * The further people of activities: contacts beside the first one (Shared Activities), and contacts invited to an event who did not decline.
 * Users who were invited need no query: each has a child event of its own.
 * Source: "TaskRelation" and "EventRelation", Object Reference for the Salesforce Platform; "Event Invitees", Change Data Capture Developer Guide.
 */
export function furtherPeopleQuery(
  activity: ObjectDescription,
  relation: ObjectDescription,
  moment: Moment,
): ActivityQuery {
  const where = [
    ...(relation.field('IsWhat') === undefined ? [] : ['IsWhat = false']),
    ...(relation.field('Status') === undefined ? [] : ["Status != 'Declined'"]),
  ];
  return queryOf(activity, `${activity.name}.`, { object: relation.name, person: 'RelationId', where }, moment);
}

interface Source {
  readonly object: string;
  /** The lookup to whom it was with. */
  readonly person: string;
  readonly where: readonly string[];
}

/** @param path how the fields of the activity are reached from the object that is queried */
function queryOf(activity: ObjectDescription, path: string, source: Source, { today, now }: Moment): ActivityQuery {
  const isTask = activity.name === 'Task';
  const completedAt = `${path}CompletedDateTime`;
  const hasCompleted = isTask && activity.field('CompletedDateTime') !== undefined;
  const fields = ['AccountId', 'OwnerId', 'ActivityDate', ...(path === '' ? [] : ['WhoId'])];
  const where = [
    ...source.where,
    isTask ? `${path}IsClosed = true` : `${path}StartDateTime <= ${now}`,
    `${path}IsDeleted = false`,
    ...(activity.field('IsRecurrence') === undefined ? [] : [`${path}IsRecurrence = false`]),
  ];
  const columns = [source.person, ...fields.map((field) => path + field), ...(hasCompleted ? [completedAt] : [])];
  return {
    query: {
      object: source.object,
      operation: 'queryAll',
      columns,
      where: where.join(' AND '),
    },
    activityOf: (cells) => {
      const cell = (column: string): string => cells[columns.indexOf(column)] ?? '';
      const person = cell(source.person);
      // Relations repeat the person whom the activity itself names.
      const isNew = path === '' || person.slice(0, 15) !== cell(`${path}WhoId`).slice(0, 15);
      const due = cell(`${path}ActivityDate`);
      const day = isTask ? dayOfTask(due, cell(completedAt), today) : dayOfEvent(due, today);
      const owner = cell(`${path}OwnerId`);
      const account = cell(`${path}AccountId`);
      return isNew && person.startsWith(CONTACT) && day !== undefined
        ? {
            day,
            contactId: toLongId(person),
            accountId: account === '' ? '' : toLongId(account),
            userId: owner.startsWith(USER) ? toLongId(owner) : '',
          }
        : undefined;
    },
  };
}

/** A task that was completed before it was due happened when it was completed; without either day nobody knows when. */
function dayOfTask(due: string, completedAt: string, today: string): string | undefined {
  if (due !== '' && due <= today) {
    return due;
  }
  return completedAt === '' ? undefined : earlier(completedAt.slice(0, 10), today);
}

/** An event that has begun may be tomorrow's where its day is that of another time zone. */
function dayOfEvent(day: string, today: string): string | undefined {
  return day === '' ? undefined : earlier(day, today);
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
