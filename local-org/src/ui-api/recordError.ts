import type { OrgError } from '../errors.ts';
import type { ObjectSchema } from '../schema/index.ts';
import { DuplicatesDetected } from '../store/index.ts';
import type { DuplicateResult } from '../store/index.ts';
import type { WriteAnswer } from './recordWrites.ts';

const VERBS: Readonly<Record<string, string>> = { insert: 'create', update: 'update', delete: 'delete' };

/** Statuses of refused records; all others are 400. */
const STATUS: Readonly<Record<string, number>> = {
  ENTITY_IS_DELETED: 404,
  INSUFFICIENT_ACCESS: 403,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  NOT_FOUND: 404,
};

interface OutputError {
  readonly constituentField: null;
  readonly duplicateRecordError: Record<string, unknown> | null;
  readonly errorCode: string;
  readonly field: string | null;
  readonly fieldLabel: string | null;
  readonly message: string;
}

/**
 * "Error with Output": errors of the record as a whole under `errors`, those of one field under `fieldErrors`.
 * Source: "Error with Output", User Interface API Developer Guide (ui_api_responses_error_with_output.htm).
 */
export function refusedRecord(kind: string, object: ObjectSchema, errors: readonly OrgError[]): WriteAnswer {
  const outputs = errors.flatMap((error) => {
    const fields = error.fields.length === 0 ? [undefined] : error.fields;
    return fields.map((field) => output(object, error, field));
  });
  const fieldErrors = Object.fromEntries(
    Map.groupBy(
      outputs.filter(({ field }) => field !== null),
      ({ field }) => String(field),
    ),
  );
  const verb = VERBS[kind] ?? 'save';
  const body = {
    message: `An error occurred while trying to ${verb} the record. Please try again.`,
    statusCode: statusOf(errors[0]),
    enhancedErrorType: 'RecordError',
    output: { errors: outputs.filter(({ field }) => field === null), fieldErrors },
  };
  return { status: body.statusCode, body };
}

function output(object: ObjectSchema, error: OrgError, field: string | undefined): OutputError {
  const { code, message } = error;
  return {
    constituentField: null,
    duplicateRecordError: error instanceof DuplicatesDetected ? duplicateRecordError(error.result) : null,
    errorCode: code,
    field: field ?? null,
    fieldLabel: field === undefined ? null : (object.field(field)?.label ?? field),
    message,
  };
}

/** Source: "Duplicate Record Error" and "Match Result" (ui_api_responses_duplicate_record_error.htm, ui_api_responses_match_result.htm). */
function duplicateRecordError({ allowSave, matches }: DuplicateResult): Record<string, unknown> {
  return {
    matchResults: matches.map(({ object, ids, rule }) => ({
      apiName: object.name,
      isAllowSave: allowSave,
      matchRecordIds: ids,
      matchRule: rule,
      objectLabel: object.label,
      objectLabelPlural: object.labelPlural,
      themeInfo: null,
    })),
  };
}

function statusOf(error: OrgError | undefined): number {
  if (error === undefined) return 400;
  return error.status === 400 ? (STATUS[error.code] ?? 400) : error.status;
}
