import { control } from './Session.ts';
import type { Session } from './Session.ts';

/** What a GET of a REST resource answers. `/limits` is below the API version, `/services/data` is taken as it is. */
export function readResource({ connection }: Session, path: string): Promise<unknown> {
  return control(`Reading ${path}`, () => connection.request({ method: 'GET', url: path }));
}
