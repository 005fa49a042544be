import type { FastifyInstance } from 'fastify';
import { UnsupportedError } from '../errors.ts';

/** Resources that the platform has and this org does not, by the path under the version. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  actions: 'invocable actions',
  analytics: 'the Reports and Dashboards REST API',
  appMenu: 'the app menu',
  async: 'Bulk API 1.0; use Bulk API 2.0',
  chatter: 'the Connect REST API',
  commerce: 'the Commerce API',
  connect: 'the Connect REST API',
  consent: 'the Consent API',
  dedupe: 'duplicate jobs',
  event: 'event logs',
  eventSchema: 'platform event schemas',
  flow: 'flows',
  knowledgeManagement: 'the Knowledge API',
  licensing: 'the licensing API',
  localizedvalue: 'localized values',
  process: 'approval processes and process rules',
  quickActions: 'quick actions',
  recent: 'recently viewed records',
  scheduling: 'the Scheduling API',
  support: 'the Knowledge support API',
  tabs: 'tabs',
  theme: 'themes',
  tooling: 'the Tooling API',
  wave: 'CRM Analytics',
};

/** Source: "Conditional Request Headers", REST API Developer Guide. */
const CONDITIONAL_HEADERS = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'];

/**
 * An ignored condition would overwrite what it was meant to protect.
 * @param headers by their names in lower case
 * @throws UnsupportedError for a conditional request
 */
export function refuseConditions(headers: Readonly<Record<string, unknown>>): void {
  const condition = CONDITIONAL_HEADERS.find((name) => headers[name] !== undefined);
  if (condition !== undefined) throw new UnsupportedError(`conditional requests (${condition})`);
}

/** Refuses the platform's other resources by name, whatever the method. */
export function refuseUnsupported(doors: FastifyInstance): void {
  doors.addHook('onRequest', async ({ headers }) => {
    refuseConditions(headers);
    return Promise.resolve();
  });
  for (const [path, feature] of Object.entries(UNSUPPORTED)) {
    for (const url of [`/${path}`, `/${path}/*`]) {
      doors.all(url, () => {
        throw new UnsupportedError(feature);
      });
    }
  }
  for (const name of ['deleted', 'updated', 'listviews', 'defaultValues', 'quickActions']) {
    doors.get(`/sobjects/:object/${name}`, () => {
      throw new UnsupportedError(`the ${name} resource of an object`);
    });
  }
}
