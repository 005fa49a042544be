import { CommandError } from '../cli/index.ts';

/** Errors of the operating system and of fetch that mean "no one answered". */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The server, or a proxy before it, could not answer now. 420 is what Salesforce's edge says when it slows a client down. */
const BUSY_STATUSES = new Set([408, 420, 429, 500, 502, 503, 504]);
/** Answers of who turned the request away before doing anything. */
const TURNED_AWAY_STATUSES = new Set([420, 429]);

const NEW_TOKEN =
  'Log in again (`sf org login web`, for --target-org) or set a fresh SAM_ACCESS_TOKEN beside the SAM_INSTANCE_URL of the same org, and run the command again.';
const WRITTEN_ONCE = 'Run the command again: what was already written is recognised and not written twice.';
const RUN_AGAIN =
  'Run the command again; if it happens again, look at the org (Setup, Bulk Data Load Jobs) for the cause.';

/**
 * Refusals that stem from what others do at that moment; Salesforce has rolled back what was refused.
 * Sources: "UNABLE_TO_LOCK_ROW errors", Salesforce Help 000387767; `StatusCode`, SOAP API Developer Guide
 * (sforce_api_calls_concepts_core_data_objects.htm), for API_TEMPORARILY_UNAVAILABLE.
 */
export const TRANSIENT_CODES: ReadonlySet<string> = new Set(['UNABLE_TO_LOCK_ROW', 'API_TEMPORARILY_UNAVAILABLE']);

interface SalesforceFault {
  readonly errorCode: string;
  readonly message: string;
}

function hasMessage(value: unknown): value is { message: string; errorCode?: unknown; name?: unknown } {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}

/** The first error of a REST error body: `[{"errorCode": "…", "message": "…"}]`. Undefined when the body is not one. */
export function parseFaultBody(body: string): SalesforceFault | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
    return hasMessage(first) && typeof first.errorCode === 'string'
      ? { errorCode: first.errorCode, message: first.message }
      : undefined;
  } catch {
    return undefined;
  }
}

/** An answer with an error status, as the person at the terminal should read it. */
export function answerFault(status: number, body: string, what: string): CommandError {
  const fault = parseFaultBody(body);
  return fault
    ? saidBySalesforce(fault, what)
    : new CommandError(
        'salesforce',
        `HTTP_${status}`,
        `${what}: the answer was HTTP ${status} and not one of Salesforce's errors.`,
        'Check that the instance URL is that of a Salesforce org (https://<domain>.my.salesforce.com), then run the command again.',
      );
}

/**
 * A fault that may be gone at the next attempt. Only who knows that a request does no harm twice may repeat one whose `effect` is
 * unknown; `none` says that Salesforce has done nothing.
 */
export class TransientFault extends CommandError {
  readonly effect: 'none' | 'unknown';
  /** What `Retry-After` asked for; 0 when it did not. */
  readonly retryAfterMs: number;

  constructor(fault: CommandError, effect: TransientFault['effect'], retryAfterMs = 0) {
    super(fault.exit, fault.code, fault.message, fault.nextStep, { cause: fault.cause });
    this.effect = effect;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * The fault of an answer that another attempt may heal; undefined for every other answer.
 * Sources: "Status Codes and Error Responses", REST API Developer Guide (errorcodes.htm); "Concurrent API Errors", Salesforce Help 000389067.
 */
export function transientAnswer(
  { status, headers }: { readonly status: number; readonly headers: Headers },
  body: string,
  what: string,
): TransientFault | undefined {
  if (status < 400) {
    return undefined;
  }
  const fault = parseFaultBody(body);
  const isConcurrent = fault?.errorCode === 'REQUEST_LIMIT_EXCEEDED' && /^concurrent/i.test(fault.message);
  if (fault?.errorCode === 'REQUEST_LIMIT_EXCEEDED' && !isConcurrent) {
    return undefined;
  }
  const isLocked = fault !== undefined && TRANSIENT_CODES.has(fault.errorCode);
  if (!isConcurrent && !isLocked && !BUSY_STATUSES.has(status)) {
    return undefined;
  }
  const hasNoEffect = isConcurrent || isLocked || TURNED_AWAY_STATUSES.has(status);
  return new TransientFault(
    answerFault(status, body, what),
    hasNoEffect ? 'none' : 'unknown',
    retryAfterMs(headers.get('retry-after')),
  );
}

/** `Retry-After` is a number of seconds or a date. */
function retryAfterMs(header: string | null): number {
  if (header === null) {
    return 0;
  }
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(ms, 0) : 0;
}

/** A web page where data should be: a maintenance page, or a proxy that answers for the org. */
export function webPageFault(what: string): TransientFault {
  return new TransientFault(
    new CommandError(
      'salesforce',
      'WEB_PAGE',
      `${what}: the answer is a web page instead of data.`,
      'Look at https://status.salesforce.com and at proxies between here and the org, then run the command again.',
    ),
    'unknown',
  );
}

/** A request that got no whole answer. */
export function networkFault(thrown: unknown, url: string): TransientFault {
  const { origin } = new URL(url);
  const code = causeCode(thrown);
  if (UNREACHABLE.has(code)) {
    const local = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
    const unreachable = new CommandError(
      'connection',
      code,
      `Nothing answers at ${origin} (${code}).`,
      local
        ? `Start the embedded org with \`npm run org -- --project . --port ${new URL(url).port || '80'}\`, or give its address with --local <url>.`
        : 'Check the address of the org and the network, then run the command again.',
      { cause: thrown },
    );
    return new TransientFault(unreachable, 'none');
  }
  const broken = new CommandError(
    'salesforce',
    code,
    `The connection to ${origin} failed before the answer was complete (${rootMessage(thrown)}).`,
    WRITTEN_ONCE,
    { cause: thrown },
  );
  return new TransientFault(broken, 'unknown');
}

/** An org that fell silent in the middle of an answer, or before it. */
export function silenceFault(url: string, idleTimeoutMs: number): TransientFault {
  const silent = new CommandError(
    'salesforce',
    'IDLE_TIMEOUT',
    `${new URL(url).origin} sent nothing for ${idleTimeoutMs / 1000} seconds.`,
    WRITTEN_ONCE,
  );
  return new TransientFault(silent, 'unknown');
}

/** An answer that contradicts itself or the documentation. */
export function protocolFault(code: string, message: string): CommandError {
  return new CommandError('salesforce', code, message, RUN_AGAIN);
}

/** The org does not know the token, or knows it no more. */
export class TokenRefused extends CommandError {
  constructor(errorCode: string) {
    super('connection', errorCode, `The org refused the access token (${errorCode}).`, NEW_TOKEN);
  }
}

/** What jsforce throws, translated; a CommandError from our own transport passes through. */
export function clientFault(thrown: unknown, what: string): unknown {
  if (thrown instanceof CommandError || !hasMessage(thrown)) {
    return thrown;
  }
  return typeof thrown.errorCode === 'string'
    ? saidBySalesforce({ errorCode: thrown.errorCode, message: thrown.message }, what)
    : thrown;
}

function saidBySalesforce({ errorCode, message }: SalesforceFault, what: string): CommandError {
  const told = `${what}: ${errorCode}: ${message}`;
  switch (errorCode) {
    case 'INVALID_SESSION_ID':
    case 'INVALID_AUTH_HEADER':
      return new TokenRefused(errorCode);
    case 'REQUEST_LIMIT_EXCEEDED':
      return new CommandError(
        'limit',
        errorCode,
        told,
        'Wait until the limit is free again (24 hours, rolling), then run the command again.',
      );
    default:
      return new CommandError('salesforce', errorCode, told, RUN_AGAIN);
  }
}

function rootMessage(thrown: unknown): string {
  let message = String(thrown);
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    message = error.message;
  }
  return message;
}

function causeCode(thrown: unknown): string {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string') {
      return error.code;
    }
  }
  return 'BROKEN_CONNECTION';
}
