import { OrgError } from '../errors.ts';

/** @throws OrgError JSON_PARSER_ERROR when a job request's body is no JSON object. */
export function jobBody(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw new OrgError('JSON_PARSER_ERROR', 'The HTTP entity body is required and must be a JSON object.');
}

/** A property of a job with a value that the API does not have. */
export function invalidValue(property: string, value: unknown): OrgError {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return new OrgError('API_ERROR', `Invalid value: '${text}' supplied for property: '${property}'`);
}

/** Bulk API 2.0 knows CSV only. @throws OrgError API_ERROR */
export function requireCsv(contentType: unknown): void {
  if (contentType !== undefined && contentType !== 'CSV') throw invalidValue('contentType', contentType);
}
