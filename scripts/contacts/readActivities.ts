import { CommandError } from '../cli/index.ts';
import type { Terminal } from '../cli/index.ts';
import type { ObjectDescription, Org } from '../salesforce/index.ts';
import { activityQuery, furtherPeopleQuery } from './activityQuery.ts';
import type { ActivityQuery, Moment } from './activityQuery.ts';
import { ActivitySums } from './ActivitySums.ts';

/**
 * Codes for a query that an object, or a field of it, does not answer. Which doors the relations of activities answer at is not documented.
 * Source: "API Faults", SOAP API Developer Guide; "Errors", Bulk API 2.0 and Bulk API Developer Guide.
 */
const UNANSWERED: ReadonlySet<string> = new Set([
  'FUNCTIONALITY_NOT_ENABLED',
  'INVALIDENTITY',
  'INVALID_FIELD',
  'INVALID_TYPE',
  'MALFORMED_QUERY',
]);

/** What of the activities counts. */
export interface ActivityScope extends Moment {
  /** First day of the window. */
  readonly since: string;
  /** The contacts on the map. */
  readonly mapped: ReadonlySet<string>;
}

export interface ActivitiesRead {
  readonly sums: ActivitySums;
  /** How many were contact with somebody. */
  readonly tasks: number;
  readonly events: number;
  /** Contacts who took part in one of these beside the first. */
  readonly furtherPeople: number;
}

/**
 * Reads all tasks and events, archived ones too, and adds them up as they arrive.
 * @throws CommandError when a count of rows does not agree
 */
export async function readActivities(
  { org, terminal }: { readonly org: Org; readonly terminal: Terminal },
  { Task: task, Event: event }: Readonly<Record<'Task' | 'Event', ObjectDescription>>,
  scope: ActivityScope,
): Promise<ActivitiesRead> {
  const sums = new ActivitySums(scope.mapped, scope.since);
  const read = (label: string, query: ActivityQuery) => addActivities({ org, terminal, label }, query, scope, sums);
  const tasks = await read('Tasks read', activityQuery(task, scope));
  const events = await read('Events read', activityQuery(event, scope));
  let furtherPeople = 0;
  for (const activity of [task, event]) {
    // TaskRelation is there with Shared Activities only.
    const relation = await org.describe(`${activity.name}Relation`);
    if (relation !== undefined) {
      const query = furtherPeopleQuery(activity, relation, scope);
      furtherPeople += await read('Further people read', query).catch((thrown: unknown) => {
        terminal.note(notCounted(relation.name, thrown));
        return 0;
      });
    }
  }
  return { sums, tasks, events, furtherPeople };
}

/**
 * The warning that an org does not answer a query on relations of activities: the first person of each counts all the same.
 * @throws what else went wrong
 */
function notCounted(relation: string, thrown: unknown): string {
  if (thrown instanceof CommandError && UNANSWERED.has(thrown.code)) {
    return `Warning: this org does not answer the query on ${relation} (${thrown.code}); of an activity with several people the first one counts.`;
  }
  throw thrown;
}

async function addActivities(
  { org, terminal, label }: { readonly org: Org; readonly terminal: Terminal; readonly label: string },
  { query, activityOf }: ActivityQuery,
  { mapped, since }: ActivityScope,
  sums: ActivitySums,
): Promise<number> {
  const progress = terminal.progress(label);
  let own = new ActivitySums(mapped, since);
  let rows = 0;
  let counted = 0;
  const onRestart = () => {
    own = new ActivitySums(mapped, since);
    rows = 0;
    counted = 0;
  };
  try {
    await org.stream({ ...query, onRestart }, (cells) => {
      const activity = activityOf(cells);
      if (activity !== undefined) {
        own.add(activity);
        counted++;
      }
      progress.update(++rows);
    });
  } finally {
    progress.stop();
  }
  sums.addAll(own);
  return counted;
}
