import { CommandError } from '../cli/index.ts';
import type { Terminal } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';
import { ASSERTIONS } from './assertions/index.ts';
import type { Assertion, Verdict } from './Assertion.ts';
import { Bench } from './Bench.ts';
import { RecordsMade } from './RecordsMade.ts';
import { clearLeftovers, findLeftovers } from './leftovers.ts';
import type { Leftover } from './leftovers.ts';
import { requireSecondUser } from './requireSecondUser.ts';
import { requireTrialOrg } from './requireTrialOrg.ts';
import { tryOut } from './tryOut.ts';

/** For deleting what was made when the command was stopped. */
const CLEAN_UP_MS = 60_000;

export interface ProveOptions {
  /** Where the list of records made is kept while they are there. */
  readonly stateFolder: string;
  /** Whether an org that is neither sandbox nor scratch org may be used. */
  readonly inProduction: boolean;
  /** Ids of the only assertions to try; all without it. */
  readonly only?: readonly string[];
  /** Another user of the org, who sees records by sharing alone. */
  readonly reader?: Org;
  /** Whether records are deleted that proofs left of which this machine has no list. */
  readonly clearsLeftovers?: boolean;
}

/** What `--json` prints. */
export interface ProveReport {
  readonly status: 'Held' | 'DidNotHold';
  readonly org: string;
  readonly username: string;
  readonly assertions: readonly (Pick<Assertion, 'id' | 'rule'> & Verdict)[];
  /** Ids of records that could not be deleted, with the reasons; what an earlier proof left is among them. */
  readonly left: readonly string[];
  /** Records of other proofs, which may still run; `--clear-leftovers` deletes them. */
  readonly leftovers: readonly Leftover[];
}

/**
 * Tries in an org what this product takes Salesforce to do. Makes a few records, and deletes them again whatever happens; what a proof
 * that was killed has left is deleted first.
 * @throws CommandError when the org is a production org, cannot be reached, or the command was stopped
 */
export async function prove(org: Org, terminal: Terminal, options: ProveOptions): Promise<ProveReport> {
  const chosen = choose(options.only);
  requireSecondUser(org, options.reader);
  await requireTrialOrg(org, options.inProduction);
  const left: string[] = [];
  for (const list of await RecordsMade.left(options.stateFolder, org.instanceUrl))
    left.push(...(await list.remove(org)));
  const leftovers = await findLeftovers(org);
  if (options.clearsLeftovers) left.push(...(await clearLeftovers(org, leftovers)));
  const made = await RecordsMade.begin(options.stateFolder, org.instanceUrl, new Date());
  const bench = new Bench(org, made, options.reader);
  const assertions: ProveReport['assertions'][number][] = [];
  try {
    for (const assertion of chosen) {
      const verdict = await tryOut(assertion, bench);
      assertions.push({ id: assertion.id, rule: assertion.rule, ...verdict });
      tell(terminal, assertion, verdict);
    }
  } catch (thrown) {
    await removeAnyhow(made, org, terminal);
    throw thrown;
  }
  left.push(...(await made.remove(org)));
  const status = assertions.some(({ verdict }) => verdict === 'didNotHold') ? 'DidNotHold' : 'Held';
  return {
    status,
    org: org.instanceUrl,
    username: org.username,
    assertions,
    left,
    leftovers: options.clearsLeftovers ? [] : leftovers,
  };
}

/** After Ctrl-C or a fault, which stays what the command ends with. */
async function removeAnyhow(made: RecordsMade, org: Org, terminal: Terminal): Promise<void> {
  try {
    const left = await made.remove(org.withSignal(AbortSignal.timeout(CLEAN_UP_MS)));
    if (left.length === 0) return;
    terminal.note(`Warning: could not be deleted: ${left.join(', ')}.`);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    terminal.note(`Warning: records of this proof are still there: ${reason} The next proof of this org deletes them.`);
  }
}

function choose(only: readonly string[] | undefined): readonly Assertion[] {
  const unknown = only?.find((id) => !ASSERTIONS.some((assertion) => assertion.id === id));
  if (unknown !== undefined) {
    throw new CommandError(
      'usage',
      'UNKNOWN_ASSERTION',
      `There is no assertion ${unknown}.`,
      `Name some of these: ${ASSERTIONS.map(({ id }) => id).join(', ')}.`,
    );
  }
  return only ? ASSERTIONS.filter(({ id }) => only.includes(id)) : ASSERTIONS;
}

const WORDS = { held: 'Note: held', didNotHold: 'Warning: did not hold', notTried: 'Note: not tried' } as const;

function tell(terminal: Terminal, { id, rule }: Assertion, verdict: Verdict): void {
  const seen = verdict.verdict === 'notTried' ? verdict.why : verdict.saw;
  terminal.note(`${WORDS[verdict.verdict]}: ${id}: ${rule} ${seen}`, { assertion: id, ...verdict });
}
