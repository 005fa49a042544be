import type { FastifyInstance } from 'fastify';
import { OrgError } from '../errors.ts';
import { requireSession } from './authenticate.ts';
import type { OrgContext } from './context.ts';

/** `/services/data/v66.0` for API version 66.0. */
export function versionPath(apiVersion: string): string {
  return `/services/data/v${apiVersion}`;
}

/**
 * Adds doors under `/services/data/v<version>` that ask for a session. Any other version answers 404, as the platform does
 * for versions it does not have.
 */
export function underVersion(app: FastifyInstance, org: OrgContext, add: (doors: FastifyInstance) => void): void {
  app.register(
    (doors, _options, done) => {
      requireSession(doors, org);
      doors.addHook('onRequest', async (request) => {
        const { version } = request.params as { version?: string };
        if (version !== `v${org.schema.apiVersion}`) {
          throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
        }
        return Promise.resolve();
      });
      add(doors);
      done();
    },
    { prefix: '/services/data/:version' },
  );
}
