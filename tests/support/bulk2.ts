import { setTimeout } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { jsonOf } from './localOrg.ts';
import type { OrgClients } from './localOrg.ts';

const JOBS = '/services/data/v66.0/jobs';

export interface JobInfo extends Record<string, unknown> {
  id: string;
  state: string;
  numberRecordsProcessed: number;
  numberRecordsFailed: number;
  errorMessage?: string;
}

/** Bulk API 2.0 by plain `fetch`, one step at a time. */
export class Bulk2Client {
  readonly #org: OrgClients;
  readonly #token: string;
  readonly #pollMs: number;

  /** @param pollMs how long it waits before it asks again for a job's state */
  constructor(org: OrgClients, token: string, pollMs = 5) {
    this.#org = org;
    this.#token = token;
    this.#pollMs = pollMs;
  }

  call(method: string, path: string, body?: unknown): Promise<Response> {
    return this.#org.fetch(JOBS + path, this.#token, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async open(kind: 'ingest' | 'query', body: Record<string, unknown>): Promise<JobInfo> {
    return (await jsonOf(this.call('POST', `/${kind}`, body))) as JobInfo;
  }

  upload(id: string, csv: string | Uint8Array<ArrayBuffer>): Promise<Response> {
    return this.#org.fetch(`${JOBS}/ingest/${id}/batches`, this.#token, {
      method: 'PUT',
      headers: { 'Content-Type': 'text/csv' },
      body: csv,
    });
  }

  async info(kind: 'ingest' | 'query', id: string): Promise<JobInfo> {
    return (await jsonOf(this.call('GET', `/${kind}/${id}`))) as JobInfo;
  }

  /** Polls until the job is over. */
  async finished(kind: 'ingest' | 'query', id: string): Promise<JobInfo> {
    for (;;) {
      const info = await this.info(kind, id);
      if (['JobComplete', 'Failed', 'Aborted'].includes(info.state)) return info;
      await setTimeout(this.#pollMs);
    }
  }

  /** Creates a job, uploads, closes and waits. */
  async ingest(body: Record<string, unknown>, csv: string | Uint8Array<ArrayBuffer>): Promise<JobInfo> {
    const { id } = await this.open('ingest', body);
    const upload = await this.upload(id, csv);
    if (upload.status !== 201) throw new Error(`Upload: ${upload.status} ${await upload.text()}`);
    await jsonOf(this.call('PATCH', `/ingest/${id}`, { state: 'UploadComplete' }));
    return this.finished('ingest', id);
  }

  /** A result file as records; they come in no particular order. */
  async results(
    id: string,
    name: 'successfulResults' | 'failedResults' | 'unprocessedrecords',
  ): Promise<Record<string, string>[]> {
    const response = await this.call('GET', `/ingest/${id}/${name}`);
    if (response.status !== 200) throw new Error(`${name}: ${response.status} ${await response.text()}`);
    return parse(await response.text(), { columns: true });
  }

  /** Creates a query job and waits. */
  async query(soql: string, options: Record<string, unknown> = {}): Promise<JobInfo> {
    const { id } = await this.open('query', { operation: 'query', query: soql, ...options });
    return this.finished('query', id);
  }

  page(id: string, parameters: Record<string, string> = {}): Promise<Response> {
    return this.call('GET', `/query/${id}/results?${new URLSearchParams(parameters).toString()}`);
  }
}
