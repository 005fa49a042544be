import type { OrgContext } from '../http/index.ts';
import type { Viewer } from '../security/index.ts';
import type { Visibility } from './schema/visibility.ts';

/** What resolvers work with: the org, and the user on whose behalf the request runs. */
export interface GraphqlContext {
  readonly org: Pick<OrgContext, 'schema' | 'store'>;
  readonly viewer: Viewer;
  readonly visibility: Visibility;
}
