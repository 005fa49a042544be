import assert from 'node:assert/strict';
import { jsonOf } from './localOrg.ts';
import type { TestOrg } from './localOrg.ts';

const DATA = '/services/data/v66.0';

export interface RestError {
  readonly errorCode: string;
  readonly message: string;
}

/** REST API by plain HTTP, as one user. */
export class RestUser {
  readonly token: string;
  readonly #org: TestOrg;

  constructor(org: TestOrg, token: string) {
    this.#org = org;
    this.token = token;
  }

  static async of(org: TestOrg, username: string): Promise<RestUser> {
    return new RestUser(org, await org.token(username));
  }

  /** `path` is below the version. */
  get(path: string): Promise<Response> {
    return this.#org.fetch(`${DATA}/${path}`, this.token);
  }

  send(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return this.#org.fetch(`${DATA}/${path}`, this.token, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  query(soql: string): Promise<Response> {
    return this.get(`query?q=${encodeURIComponent(soql)}`);
  }

  /** The records of a query, without their `attributes`. */
  async records(soql: string): Promise<Record<string, unknown>[]> {
    const { records } = (await jsonOf(this.query(soql))) as { records: Record<string, unknown>[] };
    return records.map(({ attributes: _attributes, ...record }) => record);
  }

  async create(object: string, values: object): Promise<string> {
    return ((await jsonOf(this.send('POST', `sobjects/${object}`, values), 201)) as { id: string }).id;
  }
}

/** The first error of an answer that must be a refusal. */
export async function refusal(response: Promise<Response>, status = 400): Promise<RestError> {
  const [error] = (await jsonOf(response, status)) as RestError[];
  assert.ok(error, 'no error came with the refusal');
  return error;
}
