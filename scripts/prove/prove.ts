import { CommandError } from '../cli/index.ts';
import type { Terminal } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';
import { ASSERTIONS } from './assertions/index.ts';
import { notTried } from './Assertion.ts';
import type { Assertion, Verdict } from './Assertion.ts';
import { Bench } from './Bench.ts';
import { RecordsMade } from './RecordsMade.ts';
import { requireTrialOrg } from './requireTrialOrg.ts';

/** For deleting what was made when the command was stopped. */
const CLEAN_UP_MS = 60_000;

export interface ProveOptions {
  /** Where the list of records made is kept while they are there. */
  readonly stateFolder: string;
  /** Whether an org that is neither sandbox nor scratch org may be used. */
  readonly inProduction: boolean;
  /** Ids of the only assertions to try; all without it. */
  readonly only?: readonly string[];
}

/** What `--json` prints. */
export interface ProveReport {
  readonly status: 'Held' | 'DidNotHold';
  readonly org: string;
  readonly username: string;
  readonly assertions: readonly (Pick<Assertion, 'id' | 'rule'> & Verdict)[];
  /** Ids of records that could not be deleted, with the reasons; what an earlier proof left is among them. */
  readonly left: readonly string[];
}

/**
 * Tries in an org what this product takes Salesforce to do. Makes a few records, and deletes them again whatever happens; what a proof
 * that was killed has left is deleted first.
 * @throws CommandError when the org is a production org, cannot be reached, or the command was stopped
 */
export async function prove(org: Org, terminal: Terminal, options: ProveOptions): Promise<ProveReport> {
  const chosen = choose(options.only);
  await requireTrialOrg(org, options.inProduction);
  const left: string[] = [];
  for (const list of await RecordsMade.left(options.stateFolder, org.instanceUrl))
    left.push(...(await list.remove(org)));
  const made = await RecordsMade.begin(options.stateFolder, org.instanceUrl, new Date());
  const bench = new Bench(org, made);
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
  return { status, org: org.instanceUrl, username: org.username, assertions, left };
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

/** What the org refuses to do keeps no other assertion from being tried. */
async function tryOut(assertion: Assertion, bench: Bench): Promise<Verdict> {
  for (const object of assertion.objects) {
    if (!(await bench.org.describe(object))) return notTried(`The org has no ${object}, or the user does not see it.`);
  }
  try {
    return await assertion.prove(bench);
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.exit === 'salesforce') return notTried(thrown.message);
    throw thrown;
  }
}

const WORDS = { held: 'Note: held', didNotHold: 'Warning: did not hold', notTried: 'Note: not tried' } as const;

function tell(terminal: Terminal, { id, rule }: Assertion, verdict: Verdict): void {
  const seen = verdict.verdict === 'notTried' ? verdict.why : verdict.saw;
  terminal.note(`${WORDS[verdict.verdict]}: ${id}: ${rule} ${seen}`, { assertion: id, ...verdict });
}
