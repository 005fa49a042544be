import { requireObjects } from '../readiness/index.ts';
import type { Need, Task } from '../readiness/index.ts';
import type { Org } from '../salesforce/index.ts';
import type { Seed, SeedSet } from './SeedSet.ts';
import { SERVICE_LEVELS } from './serviceLevels.ts';

/** Everything that `setup` creates. */
const SEED_SETS: readonly SeedSet[] = [SERVICE_LEVELS];

const SETUP: Task = { what: 'create the records that the app starts with', permissionSet: 'Strategic_Accounts_Admin' };

/** Salesforce's answer where a unique key is taken, by a record that this user may not even see. */
const TAKEN = 'DUPLICATE_VALUE';

export interface SeedReport {
  readonly key: string;
  readonly name: string;
  readonly outcome: 'Planned' | 'Created' | 'Existing' | 'Refused';
  /** Why Salesforce refused it. */
  readonly reason?: string;
}

/** What `--json` prints. */
export interface SetupReport {
  readonly status: 'Planned' | 'Completed' | 'CompletedWithErrors';
  readonly sets: readonly {
    readonly object: string;
    readonly title: string;
    readonly records: readonly SeedReport[];
  }[];
}

/**
 * Creates the records that an organisation starts with and that are missing, by their keys; what is there stays as it is, so a
 * second run changes nothing, and what people have rewritten is safe. Everything is checked before the first record is created.
 * @throws CommandError when the org lacks an object or a field, or the user a permission.
 */
export async function setup(org: Org, { dryRun }: { readonly dryRun: boolean }): Promise<SetupReport> {
  await requireObjects(org, SETUP, SEED_SETS.map(needOf));
  const sets: SetupReport['sets'][number][] = [];
  for (const set of SEED_SETS) {
    sets.push({ object: set.object, title: set.title, records: await plant(org, set, dryRun) });
  }
  const refused = sets.some(({ records }) => records.some(({ outcome }) => outcome === 'Refused'));
  return { status: dryRun ? 'Planned' : refused ? 'CompletedWithErrors' : 'Completed', sets };
}

function needOf({ object, records }: SeedSet): Need {
  return { object, write: 'create', readable: [], writable: Object.keys(records[0] ?? {}) };
}

async function plant(org: Org, set: SeedSet, dryRun: boolean): Promise<SeedReport[]> {
  const rows = await org.query(`SELECT ${set.keyField} FROM ${set.object}`);
  // The keys are case-insensitive, as their field says.
  const taken = new Set(rows.map((row) => String(row[set.keyField]).toLowerCase()));
  const isTaken = (seed: Seed) => taken.has(keyOf(set, seed).toLowerCase());
  const missing = set.records.filter((seed) => !isTaken(seed));
  const outcomes = dryRun ? [] : await org.create(set.object, missing);
  return set.records.map((seed) => {
    const told = { key: keyOf(set, seed), name: seed.Name };
    if (isTaken(seed)) {
      return { ...told, outcome: 'Existing' };
    }
    const outcome = outcomes[missing.indexOf(seed)];
    if (outcome === undefined) {
      return { ...told, outcome: 'Planned' };
    }
    if (outcome.success) {
      return { ...told, outcome: 'Created' };
    }
    return outcome.errorCode === TAKEN
      ? { ...told, outcome: 'Existing' }
      : { ...told, outcome: 'Refused', reason: `${outcome.errorCode}: ${outcome.message}` };
  });
}

function keyOf({ keyField }: SeedSet, seed: Seed): string {
  return String(seed[keyField]);
}
