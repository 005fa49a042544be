/** How a command ended, with the process exit code and what it means. `--help` prints this table. */
export const EXIT_CODES = {
  done: { code: 0, meaning: 'Everything was done (or, with --dry-run, planned).' },
  unexpected: {
    code: 1,
    meaning: 'An unexpected fault in this program (please report it), or its result could not be printed.',
  },
  partly: { code: 2, meaning: 'Done, but Salesforce refused some records: a CSV file or the result lists them.' },
  usage: { code: 3, meaning: 'A flag or its value is wrong. Nothing was read or written.' },
  input: { code: 4, meaning: 'An input file is wrong. Nothing was written.' },
  connection: { code: 5, meaning: 'The org could not be reached, or refused the login.' },
  orgNotReady: {
    code: 6,
    meaning:
      'The org is not ready: metadata, a policy or a rate is missing or wrong, or a permission. Nothing was written.',
  },
  salesforce: { code: 7, meaning: 'Salesforce answered with a fault, or with data that does not add up.' },
  limit: {
    code: 8,
    meaning: "The org's daily API requests, or those that this command may send, are used up but for a reserve.",
  },
  busy: {
    code: 9,
    meaning:
      'Another process is writing by the same policy or for the same job, or took over. This one wrote nothing, or nothing more.',
  },
  interrupted: { code: 130, meaning: 'Stopped by Ctrl-C or SIGTERM.' },
} as const satisfies Record<string, { readonly code: number; readonly meaning: string }>;

export type Exit = keyof typeof EXIT_CODES;

/** The table as it stands under `--help`. */
export function exitCodeTable(): string {
  const rows = Object.values(EXIT_CODES).map(({ code, meaning }) => `  ${String(code).padStart(3)}  ${meaning}`);
  return ['Exit codes:', ...rows].join('\n');
}
