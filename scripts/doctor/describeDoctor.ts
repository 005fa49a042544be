import type { DoctorReport } from './doctor.ts';
import type { Finding, Level } from './Finding.ts';

const LEVEL_WIDTH = 'warning'.length;

/** The findings as text for people, with what to do under each that asks for it. */
export function describeDoctor({ org, username, findings }: DoctorReport): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length;
  const stopping = count('stops');
  const verdict =
    stopping === 0
      ? `Nothing here stops the job; warnings: ${count('warning')}.`
      : `${stopping === 1 ? '1 finding stops' : `${stopping} findings stop`} the job; warnings: ${count('warning')}.`;
  return [`${org} as ${username}`, '', ...findings.flatMap((finding) => lines(finding, width)), '', verdict].join('\n');
}

function lines({ check, level, what, remedy }: Finding, width: number): string[] {
  const label = `  ${level.padEnd(LEVEL_WIDTH)}  ${check.padEnd(width)}  `;
  return [`${label}${what}`, ...(remedy === undefined ? [] : [`${' '.repeat(label.length)}To do: ${remedy}`])];
}
