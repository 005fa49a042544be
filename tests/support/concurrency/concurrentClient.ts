import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { Random } from '../../../scripts/org/demo/Random.ts';
import { Bulk2Client } from '../bulk2.ts';
import { DATA } from '../composite.ts';
import type { Reply } from '../composite.ts';
import { GraphqlClient } from '../graphql.ts';
import { jsonOf } from '../localOrg.ts';
import type { OrgClients } from '../localOrg.ts';
import { Ledger } from './ledger.ts';
import type { Deal } from './ledger.ts';

/** Rows of a bulk job and of a collection. */
const [JOB_ROWS, COLLECTION_ROWS] = [250, 20];

/** What all clients write to, and try to be first at. */
export interface Contested {
  readonly accounts: readonly string[];
  /** The key that everybody tries for now. */
  key(): string;
}

/**
 * Writes to an org by every door, one request after the other, and keeps a ledger of what it was told. Its deals are its own; the
 * accounts that add them up, and the keys, are everybody's.
 */
export class ConcurrentClient {
  readonly ledger: Ledger;
  readonly #org: OrgClients;
  readonly #token: string;
  readonly #contested: Contested;
  readonly #random: Random;

  constructor(org: OrgClients, token: string, contested: Contested, number: number) {
    this.#org = org;
    this.#token = token;
    this.#contested = contested;
    this.ledger = new Ledger(`Client ${number}`);
    this.#random = new Random(number, 'client');
  }

  /** Works until the time has come. @throws Error at the first answer that is not as it should be */
  async run(until: number): Promise<void> {
    const works: readonly { readonly name: string; readonly weight: number; readonly work: () => Promise<void> }[] = [
      { name: 'create', weight: 6, work: () => this.#create() },
      { name: 'update', weight: 6, work: () => this.#update() },
      { name: 'delete', weight: 3, work: () => this.#delete() },
      { name: 'collection', weight: 3, work: () => this.#collection() },
      { name: 'composite', weight: 4, work: () => this.#composite() },
      { name: 'GraphQL', weight: 3, work: () => this.#graphql() },
      { name: 'bulk', weight: 1, work: () => this.#bulk() },
      { name: 'export', weight: 1, work: () => this.#export() },
      { name: 'key', weight: 4, work: () => this.#tryKey() },
      { name: 'read', weight: 4, work: () => this.#read() },
    ];
    while (Date.now() < until) {
      const { name, work } = this.#random.weighted(works);
      await work();
      this.ledger.count(name);
    }
  }

  #deal(): Deal {
    return { account: this.#random.pick(this.#contested.accounts), cents: this.#random.whole(-5_000, 10_000_000) };
  }

  #values({ account, cents, key }: Deal): Record<string, unknown> {
    return {
      Name: this.ledger.name,
      AccountId: account,
      StageName: 'Prospecting',
      CloseDate: '2026-06-30',
      Amount: cents / 100,
      ...(key === undefined ? {} : { Order_Key__c: key }),
    };
  }

  #send(method: string, path: string, body?: object): Promise<Response> {
    return this.#org.fetch(DATA + path, this.#token, { method, ...(body && { body: JSON.stringify(body) }) });
  }

  #any(): string | undefined {
    return this.ledger.deals.size === 0 ? undefined : this.#random.pick([...this.ledger.deals.keys()]);
  }

  async #create(): Promise<void> {
    const deal = this.#deal();
    const { id } = (await jsonOf(this.#send('POST', '/sobjects/Opportunity', this.#values(deal)), 201)) as {
      id: string;
    };
    this.ledger.add(id, deal);
  }

  async #update(): Promise<void> {
    const id = this.#any();
    if (id === undefined) return;
    const { account, cents } = this.#deal();
    const answer = await this.#send('PATCH', `/sobjects/Opportunity/${id}`, {
      AccountId: account,
      Amount: cents / 100,
    });
    assert.equal(answer.status, 204, await answer.text());
    this.ledger.deals.set(id, { ...this.ledger.deals.get(id), account, cents });
  }

  async #delete(): Promise<void> {
    const id = this.#any();
    if (id === undefined) return;
    const answer = await this.#send('DELETE', `/sobjects/Opportunity/${id}`);
    assert.equal(answer.status, 204, await answer.text());
    this.ledger.deals.delete(id);
  }

  /** Every third record has no stage: it is refused, and the others are not. */
  async #collection(): Promise<void> {
    const deals = Array.from({ length: COLLECTION_ROWS }, () => this.#deal());
    const records = deals.map((deal, index) => ({
      attributes: { type: 'Opportunity' },
      ...this.#values(deal),
      ...(index % 3 === 2 ? { StageName: null } : {}),
    }));
    const results = (await jsonOf(this.#send('POST', '/composite/sobjects', { records }))) as {
      id: string;
      success: boolean;
    }[];
    deals.forEach((deal, index) => {
      assert.equal(results[index]?.success, index % 3 !== 2);
      if (index % 3 !== 2) this.ledger.add(results[index].id, deal);
    });
  }

  /** Two records as one; every second time a third one fails, and takes them along. */
  async #composite(): Promise<void> {
    const deals = [this.#deal(), this.#deal()];
    const fails = this.#random.chance(0.5);
    const entries = deals.map((deal, index) => ({
      method: 'POST',
      url: `${DATA}/sobjects/Opportunity`,
      referenceId: `d${index}`,
      body: this.#values(deal),
    }));
    const last = {
      method: 'PATCH',
      url: `${DATA}/sobjects/Opportunity/@{d0.id}`,
      referenceId: 'last',
      body: fails ? { StageName: '' } : { NextStep: 'Call' },
    };
    const body = { allOrNone: true, compositeRequest: [...entries, last] };
    const { compositeResponse } = (await jsonOf(this.#send('POST', '/composite', body))) as {
      compositeResponse: Reply[];
    };
    deals.forEach((deal, index) => {
      const id = compositeResponse[index]?.body.id;
      assert.equal(id === undefined, fails);
      if (id !== undefined) this.ledger.add(id, deal);
    });
  }

  async #graphql(): Promise<void> {
    const deal = this.#deal();
    const data = (await new GraphqlClient(this.#org, this.#token).data(
      'mutation m($o: OpportunityCreateInput!) { uiapi { OpportunityCreate(input: $o) { Record { Id } } } }',
      { o: { Opportunity: this.#values(deal) } },
    )) as { uiapi: { OpportunityCreate: { Record: { Id: string } } } };
    this.ledger.add(data.uiapi.OpportunityCreate.Record.Id, deal);
  }

  async #bulk(): Promise<void> {
    const rows = Array.from({ length: JOB_ROWS }, () => {
      const { account, cents } = this.#deal();
      return `${this.ledger.name},${account},Prospecting,2026-06-30,${(cents / 100).toFixed(2)}`;
    });
    const bulk = new Bulk2Client(this.#org, this.#token);
    const csv = `Name,AccountId,StageName,CloseDate,Amount\n${rows.join('\n')}\n`;
    const job = await bulk.ingest({ object: 'Opportunity', operation: 'insert', contentType: 'CSV' }, csv);
    assert.deepEqual([job.state, job.numberRecordsProcessed, job.numberRecordsFailed], ['JobComplete', JOB_ROWS, 0]);
    const results = await bulk.results(job.id, 'successfulResults');
    assert.equal(results.length, JOB_ROWS);
    for (const { sf__Id: id = '', AccountId: account = '', Amount } of results) {
      this.ledger.add(id, { account, cents: Math.round(Number(Amount) * 100) });
    }
  }

  /** A query job finds each of its deals as it was told, and none twice. */
  async #export(): Promise<void> {
    const bulk = new Bulk2Client(this.#org, this.#token);
    const job = await bulk.query(`SELECT Id, AccountId, Amount FROM Opportunity WHERE Name = '${this.ledger.name}'`);
    assert.deepEqual([job.state, job.numberRecordsProcessed], ['JobComplete', this.ledger.deals.size]);
    const rows: string[][] = parse(await (await bulk.page(job.id)).text(), { from_line: 2 });
    const found = rows.map(([id, account, amount]) => [id, account, Math.round(Number(amount) * 100)]);
    const told = [...this.ledger.deals].map(([id, { account, cents }]) => [id, account, cents]);
    assert.deepEqual(found.sort(), told.sort());
  }

  /** Only one client is told that it has the key. */
  async #tryKey(): Promise<void> {
    const deal = { ...this.#deal(), key: this.#contested.key() };
    const answer = await this.#send('POST', '/sobjects/Opportunity', this.#values(deal));
    const body = (await answer.json()) as { id: string } & { errorCode: string }[];
    if (answer.status === 201) {
      this.ledger.add(body.id, deal);
      this.ledger.count('key won');
    } else {
      assert.equal(body[0]?.errorCode, 'DUPLICATE_VALUE');
    }
  }

  /** Nobody else writes its deals: a query finds what it was told, whatever others are doing. */
  async #read(): Promise<void> {
    const soql = `SELECT COUNT(Id) n, SUM(Amount) total FROM Opportunity WHERE Name = '${this.ledger.name}'`;
    const answer = await jsonOf(this.#send('GET', `/query?q=${encodeURIComponent(soql)}`));
    const [{ n, total } = { n: 0, total: 0 }] = (answer as { records: { n: number; total: number | null }[] }).records;
    assert.deepEqual([n, Math.round((total ?? 0) * 100)], [this.ledger.deals.size, this.ledger.cents()]);
  }
}
