import { OrgError } from '../../errors.ts';
import { isObject } from '../recordBody.ts';
import { METHODS } from './subrequestRouter.ts';
import type { Method } from './subrequestRouter.ts';

/** A subrequest as it was sent: url and body may hold references. */
export interface SentSubrequest {
  readonly referenceId: string;
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Subrequests have these from the request that they are in. */
const INHERITED = ['accept', 'authorization', 'content-type'];

/**
 * The subrequests of a composite request or of a graph.
 * @throws OrgError for what makes the whole request invalid. The codes are this org's choice: the documentation shows none.
 * Source: "Composite Subrequest", REST API Developer Guide (resources_composite_composite_subrequest.htm).
 */
export function readSubrequests(list: unknown): readonly SentSubrequest[] {
  if (!Array.isArray(list) || list.length === 0) {
    throw new OrgError('MISSING_ARGUMENT', 'The list compositeRequest must have at least one subrequest.');
  }
  const known = new Set<string>();
  return list.map((entry: unknown, index) => {
    if (!isObject(entry)) throw new OrgError('JSON_PARSER_ERROR', `Subrequest ${index + 1} must be a JSON object.`);
    const { referenceId, url, body } = entry;
    if (typeof referenceId !== 'string' || !/^[A-Za-z0-9]\w*$/.test(referenceId)) {
      throw new OrgError(
        'INVALID_INPUT',
        `Provided referenceId ('${typeof referenceId === 'string' ? referenceId : ''}') must start with a letter or a ` +
          "number, and it can contain only letters, numbers and underscores ('_').",
      );
    }
    if (known.has(referenceId)) {
      throw new OrgError(
        'INVALID_INPUT',
        `The referenceId ${referenceId} is there twice; give each subrequest its own.`,
      );
    }
    known.add(referenceId);
    const method = METHODS.find((one) => one === entry.method);
    if (!method) {
      const message = `Subrequest ${referenceId} needs a method: ${METHODS.join(', ')}.`;
      throw new OrgError('INVALID_INPUT', message);
    }
    if (typeof url !== 'string' || url === '') {
      throw new OrgError('MISSING_ARGUMENT', `Subrequest ${referenceId} needs a url.`);
    }
    return { referenceId, method, url, headers: headersOf(entry.httpHeaders, referenceId), body };
  });
}

function headersOf(sent: unknown, referenceId: string): Record<string, string> {
  if (sent === undefined || sent === null) return {};
  if (!isObject(sent)) throw new OrgError('JSON_PARSER_ERROR', `The httpHeaders of ${referenceId} must be an object.`);
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]) => {
      if (INHERITED.includes(name.toLowerCase())) {
        throw new OrgError('INVALID_INPUT', `Subrequest ${referenceId} may not have the header ${name}.`);
      }
      if (typeof value !== 'string') {
        throw new OrgError('JSON_PARSER_ERROR', `The header ${name} of ${referenceId} must be a text.`);
      }
      return [name.toLowerCase(), value];
    }),
  );
}
