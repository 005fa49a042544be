import type { FastifyInstance } from 'fastify';
import { OrgError } from '../errors.ts';
import { requireSession } from './authenticate.ts';
import type { OrgContext } from './context.ts';

/** `/services/data/v66.0` for API version 66.0. */
export function versionPath(apiVersion: string): string {
  return `/services/data/v${apiVersion}`;
}

/** The version in which the CLI asks for the user at login, before it knows which versions there are. */
const OLDEST_VERSION = 51;

/** Versions that are answered, oldest first: `51.0` … `66.0`. All answers are those of the last one. */
export function answeredVersions(apiVersion: string): readonly string[] {
  const newest = Number(apiVersion);
  return Array.from({ length: newest - OLDEST_VERSION + 1 }, (_, index) => `${OLDEST_VERSION + index}.0`);
}

/**
 * Adds doors under `/services/data/v<version>` that ask for a session. Any other version answers 404, as the platform does
 * for versions it does not have.
 */
export function underVersion(app: FastifyInstance, org: OrgContext, add: (doors: FastifyInstance) => void): void {
  const answered = new Set(answeredVersions(org.schema.apiVersion).map((version) => `v${version}`));
  app.register(
    (doors, _options, done) => {
      requireSession(doors, org);
      doors.addHook('onRequest', async (request) => {
        const { version = '' } = request.params as { version?: string };
        if (!answered.has(version)) {
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
