import path from 'node:path';
import { jsonOf, startTestOrg } from './localOrg.ts';
import type { LocalOrgOptions } from '../../local-org/index.ts';
import type { TestOrg } from './localOrg.ts';

/** A project with formulas of every type, validation rules, roll-ups and computed defaults. */
export const FORMULA_ORG = path.join(import.meta.dirname, 'fixtures', 'formula-org');

const DATA = '/services/data/v66.0';

export interface SaveError {
  readonly errorCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** {@link FORMULA_ORG} over HTTP, as one of its users. */
export interface FormulaOrgUser {
  create(object: string, values: object): Promise<string>;
  update(object: string, id: string, values: object): Promise<void>;
  remove(object: string, id: string): Promise<void>;
  /** What a write is refused with. @throws Error when it is not refused */
  refused(method: 'POST' | 'PATCH' | 'DELETE', path: string, values?: object): Promise<SaveError[]>;
  read(object: string, id: string): Promise<Record<string, unknown>>;
  query(soql: string): Promise<Record<string, unknown>[]>;
  /** The body of any answer that is a success. */
  get(path: string): Promise<unknown>;
}

export interface FormulaOrg {
  readonly org: TestOrg;
  as(username: 'admin' | 'changer'): Promise<FormulaOrgUser>;
}

/** Starts the org on a free port; the caller closes `org`. */
export async function startFormulaOrg(options: Partial<LocalOrgOptions> = {}): Promise<FormulaOrg> {
  const org = await startTestOrg({ projectDir: FORMULA_ORG, ...options });
  return { org, as: async (username) => userOf(org, await org.token(`${username}@formula-org.test`)) };
}

function userOf(org: TestOrg, token: string): FormulaOrgUser {
  const send = (method: string, path: string, values?: object): Promise<Response> =>
    org.fetch(DATA + path, token, { method, ...(values ? { body: JSON.stringify(values) } : {}) });
  const done = async (method: string, path: string, values?: object): Promise<void> => {
    const response = await send(method, path, values);
    if (response.status !== 204) throw new Error(`${response.status} ${await response.text()}`);
  };
  return {
    create: async (object, values) => {
      const { id } = (await jsonOf(send('POST', `/sobjects/${object}`, values), 201)) as { id: string };
      return id;
    },
    update: (object, id, values) => done('PATCH', `/sobjects/${object}/${id}`, values),
    remove: (object, id) => done('DELETE', `/sobjects/${object}/${id}`),
    refused: async (method, path, values) =>
      (await jsonOf(send(method, `/sobjects/${path}`, values), 400)) as SaveError[],
    read: async (object, id) => (await jsonOf(send('GET', `/sobjects/${object}/${id}`))) as Record<string, unknown>,
    query: async (soql) => {
      const answer = await jsonOf(send('GET', `/query?q=${encodeURIComponent(soql)}`));
      return (answer as { records: Record<string, unknown>[] }).records;
    },
    get: (path) => jsonOf(send('GET', path)),
  };
}
