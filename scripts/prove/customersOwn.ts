import type { RemoveOutcome, SaveOutcome } from '../salesforce/index.ts';
import { isOurs } from './ourRules.ts';

/**
 * With what an org refuses a record because of what its customer has set up: required fields, validation rules, triggers, flows, duplicate
 * rules, lookup filters, permissions and full storage.
 * Source: "StatusCode", SOAP API Developer Guide (sforce_api_calls_concepts_core_data_objects.htm).
 */
const CODES: ReadonlySet<string> = new Set([
  'CANNOT_EXECUTE_FLOW_TRIGGER',
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'DUPLICATES_DETECTED',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  'FIELD_FILTER_VALIDATION_EXCEPTION',
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'INVALID_FIELD_FOR_INSERT_UPDATE',
  'REQUIRED_FIELD_MISSING',
  'STORAGE_LIMIT_EXCEEDED',
]);

/** The refusal as text, when it may be of the customer's making and says nothing about Salesforce. */
export function customersOwn(outcome: SaveOutcome | RemoveOutcome): string | undefined {
  if (outcome.success || !CODES.has(outcome.errorCode) || isOurs(outcome.message)) return undefined;
  return `${outcome.errorCode}: ${outcome.message}`;
}
