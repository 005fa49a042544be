import { distortMethod, refusal } from './distort.ts';

function addressOf(input: unknown): URL | undefined {
  const address = input instanceof Request ? input.url : String(input);
  return URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : undefined;
}

/** What components may not ask for, and why; `undefined` for whatever they may. */
function reasonToRefuse(input: unknown): string | undefined {
  const address = addressOf(input);
  if (address === undefined) return undefined;
  const where = address.hostname + address.pathname;
  if (where.includes('/aura') || where.includes('/webruntime'))
    return refusal(`Cannot request disallowed endpoint ${where}`);
  if (!address.pathname.startsWith('/services/')) return undefined;
  return `Components cannot call Salesforce APIs but through Lightning Data Service: ${address.pathname}`;
}

/**
 * Endpoints of the framework, and Salesforce's own APIs, are not for components.
 * https://developer.salesforce.com/docs/platform/lwc/guide/js-api-calls.html
 */
export function limitEndpoints(): void {
  distortMethod<typeof globalThis, [input: unknown, init?: unknown]>(globalThis, 'fetch', (native, args) => {
    const reason = reasonToRefuse(args[0]);
    return reason === undefined ? native(...args) : Promise.reject(new Error(reason));
  });
  distortMethod<XMLHttpRequest, [method: unknown, url: unknown, ...rest: unknown[]]>(
    XMLHttpRequest.prototype,
    'open',
    (native, args) => {
      const reason = reasonToRefuse(args[1]);
      if (reason !== undefined) throw new Error(reason);
      return native(...args);
    },
  );
  distortMethod<Navigator, [url: unknown, data?: unknown]>(Navigator.prototype, 'sendBeacon', (native, args) => {
    const reason = reasonToRefuse(args[0]);
    if (reason !== undefined) throw new Error(reason);
    return native(...args);
  });
}
