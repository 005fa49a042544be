import { OrgError } from '../errors.ts';
import { CSV_CHANGES } from './fault.ts';
import type { Fault, FaultRule } from './fault.ts';

type Body = Readonly<Record<string, unknown>>;

const MOMENTS = ['before', 'after'];
const STREAM_MOMENTS = [...MOMENTS, 'body'];

/** Whether the members of a fault are what its kind takes. */
const CHECKS: Readonly<Record<Fault['kind'], (fault: Body) => boolean>> = {
  reset: ({ when }) => isOneOf(STREAM_MOMENTS, when),
  stall: ({ when }) => isOneOf(STREAM_MOMENTS, when),
  cut: ({ at }) => isOneOf(['row', 'cell', 'bytes'], at),
  status: ({ status, when, retryAfter, errorCode, message }) =>
    isCount(status) &&
    isOptional(when, (value) => isOneOf(MOMENTS, value)) &&
    isOptional(retryAfter, isCount) &&
    isOptional(errorCode, isText) &&
    isOptional(message, isText),
  sessionEnds: () => true,
  csv: ({ change }) => isOneOf(CSV_CHANGES, change),
  headers: ({ set }) => isBody(set) && Object.values(set).every((value) => value === null || isText(value)),
  json: ({ set }) => isBody(set),
  job: ({ end, afterRows, message }) =>
    isOneOf(['Failed', 'Aborted', 'stuck', 'gone'], end) &&
    isOptional(afterRows, isCount) &&
    isOptional(message, isText),
  rows: ({ rows, errorCode, message }) => isCount(rows) && isText(errorCode) && isText(message),
  usage: ({ remaining }) => isCount(remaining),
};

/** A rule from a request body. @throws OrgError naming what is wrong with it */
export function readRule(body: unknown): FaultRule {
  if (!isBody(body) || !isBody(body.fault)) throw refused('it has no object "fault"');
  const { method, path, skip, times, fault } = body;
  if (!isText(path) || !isOptional(method, isText)) throw refused('"path" and "method" must be texts');
  if (!isOptional(skip, isCount) || !isOptional(times, isCount)) throw refused('"skip" and "times" must be numbers');
  const { kind } = fault;
  if (typeof kind !== 'string' || !Object.hasOwn(CHECKS, kind)) {
    throw refused(`"fault.kind" must be one of ${Object.keys(CHECKS).join(', ')}`);
  }
  if (!CHECKS[kind as Fault['kind']](fault)) throw refused(`the members of "fault" are not those of ${kind}`);
  return body as unknown as FaultRule;
}

function refused(why: string): OrgError {
  return new OrgError('JSON_PARSER_ERROR', `This is no rule for faults: ${why}. docs/local-org.md has the table.`);
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isOneOf(allowed: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && allowed.includes(value);
}

function isOptional(value: unknown, check: (value: unknown) => boolean): boolean {
  return value === undefined || check(value);
}
