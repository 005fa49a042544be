import type { LoadReport } from './load.ts';

/** The closing lines of a load, for people. */
export function describeLoad({ files }: LoadReport): string {
  return files
    .flatMap(({ object, file, rows, created, updated, refused, refusedFile }) => [
      `${object}: ${rows} rows of ${file}: ${created} created, ${updated} updated, ${refused} refused.`,
      ...(refused > 0 && refusedFile === undefined ? ['  The notes above name the refused rows.'] : []),
      ...(refusedFile === undefined
        ? []
        : [
            `  The refused rows and Salesforce's reasons are in ${refusedFile}: correct them there, remove the last two columns, and load it.`,
          ]),
    ])
    .join('\n');
}
