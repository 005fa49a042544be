import { distortGetter } from './distort.ts';
import { namespaced, withoutNamespace } from './namespace.ts';

function keysOf(native: Storage): string[] {
  const all = Array.from({ length: native.length }, (_, index) => native.key(index) ?? '');
  return all.map(withoutNamespace).filter((key) => key !== undefined);
}

function methodsOf(native: Storage): Pick<Storage, 'clear' | 'getItem' | 'key' | 'removeItem' | 'setItem'> {
  return {
    clear: () => {
      for (const key of keysOf(native)) native.removeItem(namespaced(key));
    },
    getItem: (key) => native.getItem(namespaced(String(key))),
    key: (index) => keysOf(native)[index] ?? null,
    removeItem: (key) => native.removeItem(namespaced(String(key))),
    setItem: (key, value) => native.setItem(namespaced(String(key)), String(value)),
  };
}

/** A storage that holds the entries of one namespace, under their plain keys, and can be used like a plain object, as the browser's can. */
function namespacedStorage(native: Storage): Storage {
  const methods = new Map<string | symbol, unknown>(Object.entries(methodsOf(native)));
  const read = (key: string | symbol): string | undefined =>
    typeof key === 'string' ? (native.getItem(namespaced(key)) ?? undefined) : undefined;
  return new Proxy(native, {
    get: (_target, key): unknown => {
      if (key === 'length') return keysOf(native).length;
      return methods.get(key) ?? read(key) ?? (typeof key === 'symbol' ? Reflect.get(native, key) : undefined);
    },
    set: (_target, key, value) => {
      native.setItem(namespaced(String(key)), String(value));
      return true;
    },
    defineProperty: (_target, key, { value }) => {
      native.setItem(namespaced(String(key)), String(value));
      return true;
    },
    deleteProperty: (_target, key) => {
      native.removeItem(namespaced(String(key)));
      return true;
    },
    has: (_target, key) => read(key) !== undefined || key in Storage.prototype,
    ownKeys: () => keysOf(native),
    getOwnPropertyDescriptor: (_target, key) => {
      const value = read(key);
      return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true };
    },
  });
}

/** Components see the entries of their own namespace, and write no others. */
export function separateStorage(): void {
  for (const name of ['localStorage', 'sessionStorage']) {
    const storages = new WeakMap<object, Storage>();
    distortGetter(globalThis, name, (value) => {
      const native = value as Storage;
      const known = storages.get(native) ?? namespacedStorage(native);
      storages.set(native, known);
      return known;
    });
  }
}
