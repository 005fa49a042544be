import { distortGetter, distortSetter } from './distort.ts';
import { namespaced, withoutNamespace } from './namespace.ts';

/** Components see the cookies that components set, and set no others. */
export function separateCookies(): void {
  distortGetter(Document.prototype, 'cookie', (cookies) =>
    String(cookies)
      .split('; ')
      .map(withoutNamespace)
      .filter((cookie) => cookie !== undefined)
      .join('; '),
  );
  distortSetter(Document.prototype, 'cookie', (assign, cookie) => assign(namespaced(String(cookie).trimStart())));
}
