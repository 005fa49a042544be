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
  const happenedAt = isTask ? 'CompletedDateTime' : 'StartDateTime';
  const fields = [
    'AccountId',
    'OwnerId',
    'ActivityDate',
    ...(isTask && activity.field(happenedAt) === undefined ? [] : [happenedAt]),
    ...(path === '' ? [] : ['WhoId']),
  ];
  const where = [
    ...source.where,
    isTask ? `${path}IsClosed = true` : `${path}StartDateTime <= ${now}`,
    `${path}IsDeleted = false`,
    ...(activity.field('IsRecurrence') === undefined ? [] : [`${path}IsRecurrence = false`]),
  ];
  const columns = [source.person, ...fields.map((field) => path + field)];
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
      const day = dayOf(cell(`${path}ActivityDate`), cell(path + happenedAt), today);
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

/**
 * The day of an activity, where it has come. Else the day, in UTC, of the moment at which the task was completed or the event began: a task may
 * have been done before it was due, and events have either a day or a moment. Without both nobody knows when it was.
 */
function dayOf(day: string, happenedAt: string, today: string): string | undefined {
  if (day !== '' && day <= today) {
    return day;
  }
  return happenedAt === '' ? undefined : earlier(happenedAt.slice(0, 10), today);
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
