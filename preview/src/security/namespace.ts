/** Components of a project without a namespace live in `c`. */
const PREFIX = 'LSKey[c]';

/** The key under which the browser keeps an entry of the components' namespace. */
export const namespaced = (key: string): string => PREFIX + key;

/** The key that components know; `undefined` when the entry is not of their namespace. */
export function withoutNamespace(key: string): string | undefined {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;
}
