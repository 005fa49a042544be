import { CommandError } from '../cli/index.ts';

/** Errors of the operating system and of fetch that mean "no one answered". */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const NEW_TOKEN =
  'Log in again (`sf org login web`, for --target-org) or set a fresh SAM_ACCESS_TOKEN beside the SAM_INSTANCE_URL of the same org, and run the command again.';
const RUN_AGAIN =
  'Run the command again; if it happens again, look at the org (Setup, Bulk Data Load Jobs) for the cause.';

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

/** A request that got no whole answer. */
export function networkFault(thrown: unknown, url: string): CommandError {
  const { origin } = new URL(url);
  const code = causeCode(thrown);
  if (UNREACHABLE.has(code)) {
    const local = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
    return new CommandError(
      'connection',
      code,
      `Nothing answers at ${origin} (${code}).`,
      local
        ? `Start the embedded org with \`npm run org -- --project . --port ${new URL(url).port || '80'}\`, or give its address with --local <url>.`
        : 'Check the address of the org and the network, then run the command again.',
      { cause: thrown },
    );
  }
  return new CommandError(
    'salesforce',
    code,
    `The connection to ${origin} failed before the answer was complete (${rootMessage(thrown)}).`,
    'Run the command again: what was already written is recognised and not written twice.',
    { cause: thrown },
  );
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
