import { CommandError } from '../cli/index.ts';
import { jsonCells, soqlText } from '../salesforce/index.ts';
import type { ObjectDescription, Org } from '../salesforce/index.ts';
import type { RunCells } from './runRecord.ts';

export interface StoredRun {
  readonly id: string;
  readonly status: string;
}

/** The run record of a key. */
export async function findRun(org: Org, runKey: string): Promise<StoredRun | undefined> {
  const [run] = await org.query(`SELECT Id, Status__c FROM Tiering_Run__c WHERE Run_Key__c = ${soqlText(runKey)}`);
  return run === undefined ? undefined : { id: String(run.Id), status: String(run.Status__c) };
}

/**
 * Creates or updates the run record by its key, and returns its id.
 * @throws CommandError with Salesforce's code when it is refused: without its run record a run does not write.
 */
export async function saveRun(org: Org, object: ObjectDescription, cells: RunCells): Promise<string> {
  const [outcome] = await org.upsert(object.name, 'Run_Key__c', [jsonCells(object, cells)]);
  if (outcome?.success) {
    return outcome.id;
  }
  throw new CommandError(
    'salesforce',
    outcome?.errorCode ?? 'UNKNOWN_ERROR',
    `The run record ${cells.Run_Key__c} was refused: ${outcome?.errorCode ?? ''}: ${outcome?.message ?? ''}`,
    'Remove what refuses it (a validation rule, flow or trigger on Tiering_Run__c), then run the command again.',
  );
}
