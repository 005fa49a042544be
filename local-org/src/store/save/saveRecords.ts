import { OrgError } from '../../errors.ts';
import type { Schema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import type { Database } from '../database.ts';
import type { DuplicateReports } from '../duplicates/duplicateReports.ts';
import type { DuplicateRules } from '../duplicates/duplicateRules.ts';
import type { StageHistory } from '../history/stageHistory.ts';
import type { RecordReader } from '../recordReader.ts';
import type { RecordTypes } from '../recordTypes.ts';
import type { RecycleBin } from '../recycleBin/recycleBin.ts';
import type { Author, RecordWriter } from '../recordWriter.ts';
import type { FileRecords } from '../files/fileRecords.ts';
import type { ValidationRules } from '../formulas/validationRules.ts';
import type { RollUps } from '../rollUps/rollUps.ts';
import type { ShareRecords } from '../shares/shareRecords.ts';
import type { Operation, SaveOptions, SaveResult } from '../types.ts';
import type { MixedWrites } from './mixedWrites.ts';
import { RecordSave } from './recordSave.ts';
import { rollUpMasters } from './rollUpMasters.ts';

/** What a save works with. */
export interface SaveContext {
  readonly schema: Schema;
  readonly database: Database;
  readonly reader: RecordReader;
  readonly recordTypes: RecordTypes;
  readonly writer: RecordWriter;
  readonly rules: ValidationRules;
  readonly duplicates: DuplicateRules;
  readonly reports: DuplicateReports;
  readonly rollUps: RollUps;
  readonly stages: StageHistory;
  readonly files: FileRecords;
  readonly shares: ShareRecords;
  readonly bin: RecycleBin;
  /** Of the transaction that the save is part of. */
  readonly written: MixedWrites;
}

/** See {@link Store.save}. */
export function saveRecords(
  context: SaveContext,
  operations: readonly Operation[],
  viewer: Viewer,
  options: SaveOptions,
): SaveResult[] {
  const author: Author = { userId: viewer.userId, now: wholeSeconds(Date.now()) };
  const save = new RecordSave(context, viewer, author, options.duplicates);
  context.database.exec('SAVEPOINT save');
  try {
    const prepared = save.prepare(operations);
    const results = prepared.map((operation) => {
      if (operation instanceof Array) return refused(operation);
      const mixed = context.written.refusalOf(operation.object);
      const result = mixed ? refused([mixed]) : save.run(operation);
      if (result.success) context.written.add(operation.object);
      return result;
    });
    save.reportDuplicates();
    context.stages.created();
    rollUpMasters(context, author);
    const undone = options.allOrNone && results.some((result) => !result.success);
    if (undone) context.database.exec('ROLLBACK TO save');
    context.database.exec('RELEASE save');
    return undone ? results.map(rolledBack) : results;
  } catch (error) {
    context.database.exec('ROLLBACK TO save; RELEASE save');
    context.rollUps.forget();
    throw error;
  }
}

/** The platform keeps points in time to the second. */
export function wholeSeconds(time: number): number {
  return Math.floor(time / 1000) * 1000;
}

function refused(errors: readonly OrgError[]): SaveResult {
  return { success: false, id: undefined, errors };
}

function rolledBack(result: SaveResult): SaveResult {
  if (!result.success) return result;
  const message = 'Record rolled back because not all records were valid and the request was using AllOrNone header';
  return refused([new OrgError('ALL_OR_NONE_OPERATION_ROLLED_BACK', message)]);
}
