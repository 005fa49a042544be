import { placeOf } from '../tiering/index.ts';
import type { ContactsReport } from './report.ts';

/** Enough to see what is meant; `--json` lists all. */
const SHOWN = 10;

/** The report for people. */
export function describeContacts(report: ContactsReport): string {
  const { asOf, since, activities, stakeholders } = report;
  const { tasks, events, furtherPeople } = activities;
  const more = furtherPeople === 0 ? '' : `; ${furtherPeople} more people took part in them`;
  return [
    `Contacts until ${asOf}: ${tasks} tasks and ${events} events with somebody of the customers${more}.`,
    `${stakeholders.all} stakeholders; people count as being in contact since ${since}.`,
    ...section(
      'Their contact was deleted, so that their clocks stand still; take them off the map, or name another contact',
      stakeholders.withoutContact.map(({ id, name }) => `${name} (${id})`),
    ),
    ...section(
      'Keys that a merge or a deletion had left behind',
      report.staleKeys.map(
        ({ object, field, id, name, before, after }) =>
          `${object} ${name} (${id}): ${field} ${before || 'empty'} → ${after || 'empty'}`,
      ),
    ),
    ...section(
      'Only one of these may be; none was changed, so decide which one stays',
      report.duplicates.map(
        ({ object, field, first, others }) =>
          `${object} (${field}): ${[first, ...others].map(({ id, name }) => `${name} (${id})`).join(', ')}`,
      ),
    ),
    '',
    closing(report),
    ...(report.skipped === undefined
      ? []
      : [`${report.skipped.accounts} accounts were deleted or merged while the job was at work, and were left out.`]),
    ...(report.refused === undefined
      ? []
      : [`${report.refused.records} records were not written; they and the reasons are ${placeOf(report.refused)}.`]),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) {
    return [];
  }
  const more = lines.length > SHOWN ? [`  … and ${lines.length - SHOWN} more`] : [];
  return ['', `${title}:`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more];
}

function closing({ status, changes }: ContactsReport): string {
  const { accounts, stakeholders, coverage, keys } = changes;
  const told = `${accounts} accounts, ${stakeholders} stakeholders, ${coverage} coverage records, ${keys} keys`;
  if (status === 'Planned') {
    return `Planned: ${told} would be written. Nothing was.`;
  }
  return accounts + stakeholders + coverage + keys === 0
    ? 'Nothing had changed: nothing was written.'
    : `Written: ${told}.`;
}
