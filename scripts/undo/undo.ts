import { CommandError } from '../cli/index.ts';
import type { Terminal } from '../cli/index.ts';
import { requireObjects } from '../readiness/index.ts';
import type { Task } from '../readiness/index.ts';
import { READ_RUN_FIELDS, findRun } from '../runs/index.ts';
import type { TieringRun } from '../runs/index.ts';
import type { ObjectDescription, Org } from '../salesforce/index.ts';
import { IMAGE_FIELDS, LEASE_NEED, readAccounts, runExclusively, tellRefused, writeRecords } from '../tiering/index.ts';
import type { Exclusivity, RefusedReport, StoredAccount } from '../tiering/index.ts';
import { foldImages } from './foldImages.ts';
import { planUndo } from './planUndo.ts';
import type { SkippedAccount, UndoPlan } from './planUndo.ts';
import { canonicalImage, readImages } from './readImages.ts';

const UNDOING: Task = { what: 'undo a tiering run', permissionSet: 'Strategic_Accounts_Sync' };
const REFUSED_FILE = 'refused-undo.csv';

/** What `--json` prints. */
export interface UndoReport {
  /** `Overtaken`: later runs have written all of its accounts, so that nothing is left to restore and the run stands. */
  readonly status: 'Planned' | 'Undone' | 'AlreadyUndone' | 'Overtaken' | 'CompletedWithErrors';
  readonly run: Pick<TieringRun, 'id' | 'name' | 'key' | 'policy' | 'asOf'>;
  /** Accounts that got their values from before, or with `--dry-run` would get them. */
  readonly restored: number;
  /** Accounts that hold them already. */
  readonly unchanged: number;
  /** Accounts left as they are, with the reason. */
  readonly skipped: readonly (SkippedAccount & { readonly name: string })[];
  /** Only when Salesforce refused records. */
  readonly refused?: RefusedReport;
}

/** Without a folder no journal is kept. */
export type UndoOptions = Partial<Exclusivity> & { readonly dryRun: boolean };

interface UndoContext {
  readonly org: Org;
  readonly terminal: Terminal;
}

/**
 * Gives the accounts of a run the values back that it replaced: the job's own fields, and no other. Accounts written since stay
 * as they are. All images are read and checked before the first account is written; a run that is undone already stays so. It
 * holds the lease of the run's policy, so that no tiering run writes in between.
 * @throws CommandError when the run is unknown, has not ended, or left nothing to restore from; or when another process holds
 * the lease
 */
export async function undo(
  context: UndoContext,
  reference: string,
  { dryRun, takeOver = false, stateFolder }: UndoOptions,
): Promise<UndoReport> {
  const { Account: account } = await requireObjects(context.org, UNDOING, [
    { object: 'Account', write: 'update', readable: ['Name'], writable: IMAGE_FIELDS },
    {
      object: 'Tiering_Run__c',
      write: 'update',
      readable: READ_RUN_FIELDS,
      writable: ['Status__c', 'Undone_At__c'],
    },
    LEASE_NEED,
  ]);
  const { id, policy, status } = await findRun(context.org, reference);
  const work = (org: Org): Promise<UndoReport> => undoRun({ ...context, org }, account, { runId: id, dryRun });
  return dryRun || status === 'Undone'
    ? work(context.org)
    : runExclusively(context, { policies: [policy], takeOver, stateFolder }, work);
}

async function undoRun(
  { org, terminal }: UndoContext,
  account: ObjectDescription,
  { runId, dryRun }: { readonly runId: string; readonly dryRun: boolean },
): Promise<UndoReport> {
  // Read anew, now that no other process writes.
  const run = await findRun(org, runId);
  const { id, name, key, policy, asOf } = run;
  const told = { id, name, key, policy, asOf };
  if (run.status === 'Undone') {
    return { status: 'AlreadyUndone', run: told, restored: 0, unchanged: 0, skipped: [] };
  }
  if (run.status === 'Running') {
    throw new CommandError(
      'usage',
      'RUN_NOT_ENDED',
      `Run ${name} (${key}) has not ended: it is still running, or was stopped on its way.`,
      'Wait for it; if nothing runs any more, run the tiering job for the same date again, which finishes it, then undo it.',
    );
  }
  const image = foldImages(await readImages(org, id));
  if (image.size === 0) {
    throw nothingToRestore(run);
  }
  const accounts = await readAccounts(org);
  const current = new Map([...accounts].map(([accountId, stored]) => [accountId, imageOf(stored)]));
  const plan = planUndo({ runKey: key, image, current });
  const nameOf = (accountId: string) => accounts.get(accountId)?.name ?? '';
  const skipped = plan.skipped.map((account) => ({ ...account, name: nameOf(account.id) }));
  const report = { run: told, restored: plan.restore.length, unchanged: plan.restored, skipped };
  if (plan.restore.length + plan.restored === 0) {
    return { status: 'Overtaken', ...report };
  }
  if (dryRun) {
    return { status: 'Planned', ...report };
  }
  const refused = await restore(org, account, plan, terminal);
  const listed = await tellRefused(terminal, { refused, file: REFUSED_FILE, nameOf });
  if (listed !== undefined) {
    const restored = plan.restore.length - refused.length;
    return { status: 'CompletedWithErrors', ...report, restored, refused: listed };
  }
  await markUndone(org, run);
  return { status: 'Undone', ...report };
}

function imageOf({ figures, stamps }: StoredAccount): readonly string[] {
  return canonicalImage([...figures, ...stamps]);
}

function restore(org: Org, account: ObjectDescription, plan: UndoPlan, terminal: Terminal) {
  const records = plan.restore.map(({ id, cells }) => ({
    Id: id,
    ...Object.fromEntries(IMAGE_FIELDS.map((field, index) => [field, cells[index] || undefined])),
  }));
  return writeRecords(org, { object: account, key: 'Id', records }, { terminal, label: 'Accounts restored' });
}

/** Last, so that an undo that broke off is not mistaken for one that is complete. */
async function markUndone(org: Org, { id, name }: TieringRun): Promise<void> {
  const cells = { Id: id, Status__c: 'Undone', Undone_At__c: new Date().toISOString() };
  const [outcome] = await org.update('Tiering_Run__c', [cells]);
  if (outcome?.success !== true) {
    throw new CommandError(
      'salesforce',
      outcome?.errorCode ?? 'UNKNOWN_ERROR',
      `The accounts have their values from before, but run ${name} cannot be marked as undone: ${outcome?.message ?? ''}`,
      'Remove what refuses it (a validation rule, flow or trigger on Tiering_Run__c), then run the command again.',
    );
  }
}

function nothingToRestore(run: TieringRun): CommandError {
  const told = `Run ${run.name} (${run.key})`;
  if (run.writesToAccount && (run.accountsWritten ?? 0) > 0) {
    return new CommandError(
      'input',
      'NO_BEFORE_IMAGE',
      `${told} wrote ${run.accountsWritten ?? 0} accounts, but has no file with what they held before.`,
      'If the file was deleted, restore it from the recycle bin; if not, run the tiering job again, which writes current values.',
    );
  }
  return new CommandError(
    'usage',
    'RUN_WROTE_NO_ACCOUNT',
    `${told} wrote no account: ${whyNone(run)}.`,
    'There is nothing to undo; `strategic-accounts runs` shows which runs wrote accounts.',
  );
}

function whyNone({ writesToAccount, status, policy }: TieringRun): string {
  if (!writesToAccount) {
    return `the policy ${policy} keeps history only`;
  }
  return status === 'Failed' ? 'it failed before' : 'all of them held the right values already';
}
