/** What REST tells of a record that a duplicate rule refuses. */
export interface Duplicate {
  errorCode: string;
  message: string;
  duplicateResult: {
    allowSave: boolean;
    matchResults: {
      matchRecords: { record: Record<string, unknown> }[];
      matchEngine: string;
      rule: string;
      size: number;
    }[];
  };
}

/** The records that it is a duplicate of. */
export function duplicateIds({ duplicateResult }: Duplicate): unknown[] {
  return duplicateResult.matchResults.flatMap(({ matchRecords }) => matchRecords.map(({ record }) => record.Id));
}
