import { table, texts } from '../cli/index.ts';
import { placeOf } from '../tiering/index.ts';
import type { SkipReason } from './planUndo.ts';
import type { UndoReport } from './undo.ts';

/** Enough to see what happened; `--json` lists all. */
const SKIPPED_SHOWN = 10;
const FIELDS_SHOWN = 3;

type Skipped = UndoReport['skipped'][number];

/** The report for people: what was restored, and each account that was left alone with the reason. */
export function describeUndo(report: UndoReport): string {
  const { run, skipped, refused } = report;
  return [
    `Run ${run.name} (${run.key})`,
    '',
    ...counts(report),
    ...(skipped.length === 0 ? [] : skippedTable(skipped)),
    ...(refused === undefined
      ? []
      : [
          '',
          `Salesforce refused ${refused.records} accounts; they and its reasons are ${placeOf(refused)}. The run is not marked as undone: remove what refuses them, then run the command again.`,
        ]),
  ].join('\n');
}

function counts({ status, restored, unchanged, skipped }: UndoReport): string[] {
  if (status === 'AlreadyUndone') {
    return ['It was undone before; nothing was written.'];
  }
  if (status === 'Overtaken') {
    return [
      `Nothing can be restored: all ${skipped.length} accounts were written since. Nothing was written; the run stands.`,
      'Undo the later run first: `strategic-accounts runs` lists them.',
    ];
  }
  const planned = status === 'Planned';
  return [
    planned
      ? `Planned: ${restored} accounts would get back the values from before the run. Nothing was written.`
      : `${restored} accounts have the values from before the run again.`,
    ...(unchanged === 0 ? [] : [`${unchanged} accounts ${planned ? 'hold' : 'held'} them already.`]),
    ...(status === 'Undone' ? ['The run is marked as undone: its snapshots no longer count as history.'] : []),
    ...(skipped.length === 0 ? [] : [`${skipped.length} accounts ${planned ? 'would stay' : 'stay'} as they are:`]),
  ];
}

function skippedTable(skipped: readonly Skipped[]): string[] {
  const shown = skipped.slice(0, SKIPPED_SHOWN);
  const more = skipped.length - shown.length;
  return [
    ...table(
      texts('Account', 'Id', 'Why'),
      shown.map((account) => [account.name, account.id, why(account)]),
    ),
    ...(more === 0 ? [] : [`  … and ${more} more; --json lists them all.`]),
  ];
}

function why({ reason, fields, writtenBy }: Skipped): string {
  const more = fields.length > FIELDS_SHOWN ? ` and ${fields.length - FIELDS_SHOWN} more fields` : '';
  const changed = `${fields.slice(0, FIELDS_SHOWN).join(', ')}${more}`;
  const told: Readonly<Record<SkipReason, string>> = {
    ChangedSince: `changed since${writtenBy === undefined ? '' : `, last by run ${writtenBy}`}: ${changed}`,
    NotFound: 'deleted, merged into another one, or hidden from this user',
    NotInImage: 'what it held before was not stored on the run',
  };
  return told[reason];
}
