import { OrgError } from '../errors.ts';
import type { Input } from '../store/index.ts';
import { MultipartRecord } from './multipart.ts';

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The field values of a request's body, without `attributes`.
 * @param forbidden fields that the address already says and the body may not repeat
 * @throws OrgError JSON_PARSER_ERROR when it is no object, INVALID_FIELD for a forbidden field
 */
export function recordBody(body: unknown, forbidden: readonly string[]): Input {
  const sent = body instanceof MultipartRecord ? body.values : body;
  if (!isObject(sent)) {
    throw new OrgError(
      'JSON_PARSER_ERROR',
      'The HTTP entity body is required and must be a JSON object of field values.',
    );
  }
  const values = Object.fromEntries(Object.entries(sent).filter(([name]) => name !== 'attributes'));
  for (const name of Object.keys(values)) {
    if (forbidden.some((one) => one.toLowerCase() === name.toLowerCase())) {
      throw new OrgError('INVALID_FIELD', `The ${name} field should not be specified in the sobject data.`, {
        fields: [name],
      });
    }
  }
  return values;
}
