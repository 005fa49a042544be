import type { SeedReport, SetupReport } from './setup.ts';

const OUTCOMES: Readonly<Record<SeedReport['outcome'], string>> = {
  Planned: 'would be created',
  Created: 'created',
  Existing: 'is there, left as it is',
  Refused: 'refused',
};

/** The report for people: every record and what became of it. */
export function describeSetup({ status, sets }: SetupReport): string {
  const all = sets.flatMap(({ records }) => records);
  const count = (outcome: SeedReport['outcome']) => all.filter((record) => record.outcome === outcome).length;
  const sections = sets.flatMap(({ title, object, records }) => {
    const width = Math.max(...records.map(({ name }) => name.length));
    return [
      `${title} (${object})`,
      ...records.map(
        ({ name, outcome, reason }) =>
          `  ${name.padEnd(width)}   ${OUTCOMES[outcome]}${reason === undefined ? '' : `: ${reason}`}`,
      ),
      '',
    ];
  });
  return [...sections, closing(status, count('Planned'), count('Created'), count('Refused'))].join('\n');
}

function closing(status: SetupReport['status'], planned: number, created: number, refused: number): string {
  if (status === 'Planned') {
    return planned === 0
      ? 'Planned: nothing is missing.'
      : `Planned: ${planned} records would be created. Nothing was.`;
  }
  const done =
    created === 0 ? 'Nothing was created.' : `Created: ${created} records. They are yours now: edit them in the app.`;
  return refused === 0
    ? done
    : `${done} Salesforce refused ${refused}; remove what refuses them, then run the command again.`;
}
