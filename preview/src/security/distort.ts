import { isComponentCall } from './callers.ts';

/** Lightning Web Security begins its errors so. */
export const refusal = (text: string): string => `Lightning Web Security: ${text}`;

type Native = (this: unknown, ...args: readonly unknown[]) => unknown;

/** The browser's own function behind a property; `undefined` where the browser has none. */
export function nativeOf(target: object, name: string, part: 'get' | 'set' | 'value'): Native | undefined {
  const descriptor = Object.getOwnPropertyDescriptor(target, name);
  return descriptor === undefined ? undefined : (Reflect.get(descriptor, part) as Native | undefined);
}

/** Puts another function behind a property that the browser has. */
export function replace(target: object, name: string, part: 'get' | 'set' | 'value', by: unknown): void {
  Object.defineProperty(target, name, { ...Object.getOwnPropertyDescriptor(target, name), [part]: by });
}

/** Replaces a method for components; the engine and the base components keep the browser's. */
export function distortMethod<T extends object, Args extends readonly unknown[]>(
  target: T,
  name: string,
  distorted: (native: (...args: Args) => unknown, args: Args, self: T) => unknown,
): void {
  const native = nativeOf(target, name, 'value');
  if (native === undefined) return;
  replace(target, name, 'value', function (this: T, ...args: Args): unknown {
    const call = (...changed: Args): unknown => Reflect.apply(native, this, changed);
    return isComponentCall() ? distorted(call, args, this) : call(...args);
  });
}

/** Replaces what assigning to a property does, for components. */
export function distortSetter(
  target: object,
  name: string,
  distorted: (assign: (value: unknown) => void, value: unknown, self: unknown) => void,
): void {
  const native = nativeOf(target, name, 'set');
  if (native === undefined) return;
  replace(target, name, 'set', function (this: unknown, value: unknown): void {
    const assign = (changed: unknown): unknown => Reflect.apply(native, this, [changed]);
    if (isComponentCall()) distorted(assign, value, this);
    else assign(value);
  });
}

/** Replaces what reading a property gives, for components. */
export function distortGetter(target: object, name: string, distorted: (value: unknown) => unknown): void {
  const native = nativeOf(target, name, 'get');
  if (native === undefined) return;
  replace(target, name, 'get', function (this: unknown): unknown {
    const value = Reflect.apply(native, this, []);
    return isComponentCall() ? distorted(value) : value;
  });
}

/** Hides properties from components: they read as undefined, and assigning to them does nothing. */
export function block(target: object, names: readonly string[]): void {
  for (const name of names.filter((known) => Object.hasOwn(target, known))) {
    const [method, getter, setter] = (['value', 'get', 'set'] as const).map((part) => nativeOf(target, name, part));
    Object.defineProperty(target, name, {
      configurable: true,
      enumerable: true,
      get(this: unknown): unknown {
        if (isComponentCall()) return undefined;
        return getter === undefined ? method : Reflect.apply(getter, this, []);
      },
      set(this: unknown, value: unknown) {
        if (setter !== undefined && !isComponentCall()) Reflect.apply(setter, this, [value]);
      },
    });
  }
}
