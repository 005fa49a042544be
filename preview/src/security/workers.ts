import { refusal } from './distort.ts';

function refusing(name: 'Worker' | 'SharedWorker'): unknown {
  return class {
    constructor(url: unknown) {
      throw new RangeError(refusal(`Cannot create ${name} with ${String(url)}`));
    }
  };
}

/** Code in a worker would run outside of the sandbox, so there are none. */
export function refuseWorkers(): void {
  for (const name of ['Worker', 'SharedWorker'] as const) {
    Object.defineProperty(globalThis, name, { configurable: true, writable: true, value: refusing(name) });
  }
  Object.defineProperty(Navigator.prototype, 'serviceWorker', { configurable: true, get: () => undefined });
}
