import type { RefusedReport } from '../tiering/index.ts';
import type { KeyPlan } from './keys/index.ts';
import type { ClockPlan } from './planClocks.ts';
import type { ActivitiesRead } from './readActivities.ts';
import type { StoredStakeholder } from './readPeople.ts';

export interface ContactsPlan extends ClockPlan {
  readonly keys: KeyPlan;
}

/** Records by what was written of them. */
export interface Changes {
  readonly accounts: number;
  readonly stakeholders: number;
  readonly coverage: number;
  readonly keys: number;
}

export interface WriteOutcome {
  readonly changes: Changes;
  /** Accounts that were deleted or merged into others since they were read. */
  readonly gone: number;
  readonly refused: RefusedReport | undefined;
}

/** What `--json` prints. Days are `YYYY-MM-DD` in the org's time zone, ids have 18 characters. */
export interface ContactsReport {
  readonly status: 'Planned' | 'Completed' | 'CompletedWithErrors';
  readonly asOf: string;
  /** First day of the window in which people count as being in contact. */
  readonly since: string;
  /** What was contact with somebody, however long ago. */
  readonly activities: { readonly tasks: number; readonly events: number; readonly furtherPeople: number };
  readonly stakeholders: {
    readonly all: number;
    /** Their contact was deleted; their clocks stand still. */
    readonly withoutContact: readonly { readonly id: string; readonly name: string }[];
  };
  /** Records written, or with `--dry-run` to be written. */
  readonly changes: Changes;
  /** Keys that a merge or a deletion had left behind. */
  readonly staleKeys: KeyPlan['stale'];
  /** For people to decide about. */
  readonly duplicates: KeyPlan['duplicates'];
  /** Only when accounts were deleted, or merged into others, between reading and writing. */
  readonly skipped?: { readonly accounts: number };
  /** Only when Salesforce refused records. */
  readonly refused?: RefusedReport;
}

/** What a run found and planned. */
export interface ContactsFacts {
  readonly today: string;
  readonly since: string;
  readonly activities: Omit<ActivitiesRead, 'sums'>;
  readonly stakeholders: readonly StoredStakeholder[];
  readonly plan: ContactsPlan;
}

/** @param outcome undefined where nothing was to be written */
export function makeReport(facts: ContactsFacts, outcome: WriteOutcome | undefined): ContactsReport {
  const { today: asOf, since, activities, stakeholders, plan } = facts;
  const { tasks, events, furtherPeople } = activities;
  const refused = outcome?.refused;
  return {
    status: outcome === undefined ? 'Planned' : refused === undefined ? 'Completed' : 'CompletedWithErrors',
    asOf,
    since,
    activities: { tasks, events, furtherPeople },
    stakeholders: {
      all: stakeholders.length,
      withoutContact: stakeholders
        .filter(({ contactId, isActive }) => isActive && contactId === '')
        .map(({ id, name }) => ({ id, name })),
    },
    changes: outcome?.changes ?? {
      accounts: plan.accounts.length,
      stakeholders: plan.stakeholders.length,
      coverage: plan.coverage.length,
      keys: plan.keys.stale.length,
    },
    staleKeys: plan.keys.stale,
    duplicates: plan.keys.duplicates,
    ...(outcome === undefined || outcome.gone === 0 ? {} : { skipped: { accounts: outcome.gone } }),
    ...(refused === undefined ? {} : { refused }),
  };
}
