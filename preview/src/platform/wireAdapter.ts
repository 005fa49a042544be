import type { WireState } from './wireState.ts';

type Emit<Value> = (value: Value) => void;

/** How the engine drives a wire adapter. */
export interface Adapter<Config> {
  connect(): void;
  update(config: Config): void;
  disconnect(): void;
}

type AdapterClass<Config, Value> = new (callback: Emit<Value>) => Adapter<Config>;

/**
 * A wire adapter from a subscription.
 * @param initial what a component sees before anything is known
 * @param subscribe begins to provide values for a config and returns what ends it; `undefined` while a config is incomplete,
 * for then Lightning Data Service waits
 */
export function wireAdapter<Config, Value = WireState<unknown>>(
  initial: Value,
  subscribe: (config: Config, emit: Emit<Value>) => (() => void) | undefined,
): AdapterClass<Config, Value> {
  return class {
    readonly #callback: Emit<Value>;
    #config: Config | undefined;
    #isConnected = false;
    #unsubscribe: (() => void) | undefined;

    constructor(callback: Emit<Value>) {
      this.#callback = callback;
      callback(initial);
    }

    connect(): void {
      this.#isConnected = true;
      this.#subscribe();
    }

    update(config: Config): void {
      this.#config = config;
      this.#subscribe();
    }

    disconnect(): void {
      this.#isConnected = false;
      this.#unsubscribe?.();
      this.#unsubscribe = undefined;
    }

    #subscribe(): void {
      this.#unsubscribe?.();
      this.#unsubscribe = undefined;
      if (!this.#isConnected || this.#config === undefined) return;
      this.#unsubscribe = subscribe(this.#config, this.#callback);
    }
  };
}
