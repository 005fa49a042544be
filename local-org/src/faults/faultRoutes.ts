import type { FastifyInstance } from 'fastify';
import { OrgError } from '../errors.ts';
import { requireSession } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import type { Faults } from './Faults.ts';
import { readRule } from './readRule.ts';

/** Not an address of Salesforce's. */
const PATH = '/local-org/faults';

/** Rules over HTTP, for administrators: POST adds one, GET lists them with their hits, DELETE ends all. */
export function serveFaultRules(app: FastifyInstance, org: OrgContext, faults: Faults): void {
  app.register((doors, _options, done) => {
    requireSession(doors, org);
    doors.addHook('onRequest', async ({ viewer }) => {
      if (!viewer.hasUserPermission('ModifyAllData')) {
        throw new OrgError('INSUFFICIENT_ACCESS', 'Faults are for users with Modify All Data.', { status: 403 });
      }
      return Promise.resolve();
    });
    doors.post(PATH, ({ body }, reply) => {
      faults.add(readRule(body));
      return reply.status(201).send();
    });
    doors.get(PATH, () => faults.list());
    doors.delete(PATH, (_request, reply) => {
      faults.clear();
      return reply.status(204).send();
    });
    done();
  });
}
