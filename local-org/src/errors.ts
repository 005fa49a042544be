/**
 * Salesforce's own status codes, as far as this org can raise them.
 * Source: "Status Codes and Error Responses" and "StatusCode" in the REST and SOAP API developer guides.
 */
export type ErrorCode =
  | 'ALL_OR_NONE_OPERATION_ROLLED_BACK'
  | 'API_ERROR'
  | 'API_DISABLED_FOR_ORG'
  | 'BATCH_PROCESSING_HALTED'
  | 'API_TEMPORARILY_UNAVAILABLE'
  | 'BULK_API_ERROR'
  | 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY'
  | 'CIRCULAR_DEPENDENCY'
  | 'CONTENT_TYPE'
  | 'DELETE_FAILED'
  | 'DUPLICATES_DETECTED'
  | 'DUPLICATE_EXTERNAL_ID'
  | 'DUPLICATE_VALUE'
  | 'ENTITY_IS_DELETED'
  | 'EXCEEDED_ID_LIMIT'
  | 'FIELD_CUSTOM_VALIDATION_EXCEPTION'
  | 'FIELD_FILTER_VALIDATION_EXCEPTION'
  | 'FIELD_INTEGRITY_EXCEPTION'
  | 'FUNCTIONALITY_NOT_ENABLED'
  | 'ILLEGAL_QUERY_PARAMETER_VALUE'
  | 'INSUFFICIENT_ACCESS'
  | 'INSUFFICIENT_ACCESS_OR_READONLY'
  | 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'
  | 'INVALID_ACCESS_LEVEL'
  | 'INVALID_AUTH_HEADER'
  | 'INVALID_BATCH'
  | 'INVALID_CROSS_REFERENCE_KEY'
  | 'INVALID_EMAIL_ADDRESS'
  | 'INVALID_FIELD'
  | 'INVALID_FIELD_FOR_INSERT_UPDATE'
  | 'INVALID_ID_FIELD'
  | 'INVALID_INPUT'
  | 'INVALID_LOCATOR'
  | 'INVALID_MULTIPART_REQUEST'
  | 'INVALID_OPERATION'
  | 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'
  | 'INVALID_PERSON_ACCOUNT_OPERATION'
  | 'INVALID_QUERY_FILTER_OPERATOR'
  | 'INVALID_QUERY_LOCATOR'
  | 'INVALID_SEARCH'
  | 'INVALID_SESSION_ID'
  | 'INVALID_TYPE'
  | 'INVALID_TYPE_FOR_OPERATION'
  | 'INVALID_TYPE_ON_FIELD_IN_RECORD'
  | 'INVALIDENTITY'
  | 'INVALIDJOB'
  | 'INVALIDJOBSTATE'
  | 'JSON_PARSER_ERROR'
  | 'MALFORMED_ID'
  | 'MALFORMED_QUERY'
  | 'MALFORMED_SEARCH'
  | 'METHOD_NOT_ALLOWED'
  | 'MISSING_ARGUMENT'
  | 'MIXED_DML_OPERATION'
  | 'MULTIPLE_API_ERRORS'
  | 'NOT_FOUND'
  | 'NUMBER_OUTSIDE_VALID_RANGE'
  | 'PRECONDITION_FAILED'
  | 'PROCESSING_HALTED'
  | 'REQUEST_LIMIT_EXCEEDED'
  | 'REQUIRED_FIELD_MISSING'
  | 'STANDARD_PRICE_NOT_DEFINED'
  | 'STRING_TOO_LONG'
  | 'UNABLE_TO_LOCK_ROW'
  | 'UNDELETE_FAILED'
  | 'UNKNOWN_EXCEPTION'
  | 'UNSUPPORTED_API_VERSION'
  | 'UNSUPPORTED_MEDIA_TYPE';

/**
 * What the platform would refuse. `message` is shown to the client unchanged, `fields` are field API names,
 * `status` is the HTTP status of the doors that answer one error for the whole request.
 */
export class OrgError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly string[];
  readonly status: number;

  constructor(code: ErrorCode, message: string, options: { fields?: readonly string[]; status?: number } = {}) {
    super(message);
    this.name = 'OrgError';
    this.code = code;
    this.fields = options.fields ?? [];
    this.status = options.status ?? 400;
  }
}

/**
 * Something Salesforce can do and this org cannot. It is refused by name, never guessed at: the message says
 * which feature is meant and that it is the embedded org's gap, not a mistake of the caller.
 */
export class UnsupportedError extends OrgError {
  constructor(feature: string) {
    super('FUNCTIONALITY_NOT_ENABLED', `The embedded org does not support ${feature}.`, { status: 501 });
    this.name = 'UnsupportedError';
  }
}
