import type { Schema } from '../schema/index.ts';
import type { Directory, ExternalClientApp, Viewer } from '../security/index.ts';
import type { Store } from '../store/index.ts';
import type { Sessions } from './sessions.ts';
import type { Usage } from './usage.ts';

/** What every door works on. */
export interface OrgContext {
  readonly schema: Schema;
  readonly store: Store;
  readonly directory: Directory;
  readonly clientApps: readonly ExternalClientApp[];
  readonly organizationId: string;
  readonly sessions: Sessions;
  readonly usage: Usage;
  /** A private directory for result files; removed when the org closes. */
  readonly spoolDir: string;
  /** `http://127.0.0.1:<port>`, known once the server listens. */
  instanceUrl(): string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The session's user; set on every route that asks for a session. */
    viewer: Viewer;
    /** True in a subrequest, which may be part of a transaction: the handler answers without awaiting anything. */
    atOnce: boolean;
  }
}
