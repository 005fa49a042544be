import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it, mock } from 'node:test';

import { GetRecord, type GetRecordConfig } from '../../../../preview/src/platform/getRecord.ts';
import {
  getFieldDisplayValue,
  getFieldValue,
  notifyRecordUpdateAvailable,
} from '../../../../preview/src/platform/uiRecordApi.ts';
import type { RecordRepresentation } from '../../../../preview/src/platform/records.ts';
import type { WireState } from '../../../../preview/src/platform/wireState.ts';

type State = WireState<RecordRepresentation>;

/** Fields that the server's user can read; the values change between requests when a test says so. */
let values: Record<string, unknown> = {};
let requests: URL[] = [];
/** What answers wait for once they are made, when a test says so. */
let held: Promise<void> | undefined;
let nextId = 0;

const NAME = { objectApiName: 'Account', fieldApiName: 'Name' };

const field = (value: unknown) => ({ displayValue: typeof value === 'number' ? `№ ${value}` : null, value });

function answer(address: URL): { status: number; body: unknown } {
  const names = (key: string) => (address.searchParams.get(key) ?? '').split(',').filter(Boolean);
  const unreadable = names('fields').find((name) => !(name in values));
  if (unreadable !== undefined) {
    return { status: 400, body: [{ errorCode: 'INVALID_FIELD', message: `No such column '${unreadable}'.` }] };
  }
  const ofLayout = address.searchParams.has('layoutTypes') ? Object.keys(values) : [];
  const readable = [...ofLayout, ...names('fields'), ...names('optionalFields')].filter((name) => name in values);
  const fields: Record<string, unknown> = {};
  for (const name of readable) {
    const [, first = '', second] = name.split('.');
    fields[first] =
      second === undefined
        ? field(values[name])
        : { displayValue: null, value: { apiName: 'User', id: '005', fields: { [second]: field(values[name]) } } };
  }
  return { status: 200, body: { apiName: 'Account', id: address.pathname.split('/').at(-1), fields } };
}

/** The adapter as the engine drives it, with everything it provided. */
function wire(config: GetRecordConfig) {
  const states: State[] = [];
  const adapter = new GetRecord((state) => states.push(state));
  adapter.connect();
  adapter.update(config);
  return { adapter, states };
}

/** Resolves when the wire has provided that many times. */
async function provided(states: readonly State[], count: number): Promise<State> {
  const until = Date.now() + 5000;
  while (states.length < count && Date.now() < until) await new Promise((resolve) => setImmediate(resolve));
  const state = states[count - 1];
  assert.ok(state, `the wire provided ${states.length} times, not ${count}`);
  return state;
}

/** Lets everything that is under way on this machine arrive. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('getRecord', () => {
  let server: Server;
  let recordId: string;

  before(async () => {
    server = createServer((request, response) => {
      const address = new URL(request.url ?? '', 'http://org');
      requests.push(address);
      const { status, body } = answer(address);
      void Promise.resolve(held).then(() => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const fetchAnywhere = globalThis.fetch;
    // A browser resolves addresses against the page; Node has no page.
    mock.method(globalThis, 'fetch', (path: string, init?: RequestInit) => fetchAnywhere(new URL(path, origin), init));
  });

  after(() => {
    mock.restoreAll();
    server.closeAllConnections();
    server.close();
  });

  beforeEach(() => {
    values = { 'Account.Name': 'Acme', 'Account.Rank__c': 7, 'Account.Owner.Name': 'Sam' };
    requests = [];
    nextId += 1;
    recordId = `001${String(nextId).padStart(12, '0')}AAA`;
  });

  it('provides nothing at first, then the fields that were asked for', async () => {
    const { states } = wire({ recordId, fields: [NAME], optionalFields: ['Account.Rank__c', 'Account.Owner.Name'] });
    assert.deepEqual(states[0], { data: undefined, error: undefined });
    const { data } = await provided(states, 2);
    assert.equal(getFieldValue(data, NAME), 'Acme');
    assert.equal(getFieldDisplayValue(data, 'Account.Rank__c'), '№ 7');
    assert.equal(getFieldValue(data, 'Account.Owner.Name'), 'Sam');
    assert.equal(getFieldValue(data, 'Account.Other__c'), undefined);
  });

  it('waits while there is no record id, and while no field is named', async () => {
    const [one, two] = [wire({ recordId: undefined, fields: [NAME] }), wire({ recordId, fields: [] })];
    await settled();
    assert.deepEqual([one.states.length, two.states.length, requests.length], [1, 1, 0]);
  });

  it('provides the fields of a layout, and again when one of them changes', async () => {
    const { states } = wire({ recordId, layoutTypes: ['Full'], modes: ['View'] });
    const { data } = await provided(states, 2);
    assert.equal(getFieldValue(data, NAME), 'Acme');
    assert.equal(getFieldValue(data, 'Account.Owner.Name'), 'Sam');
    assert.equal(requests[0]?.search, '?layoutTypes=Full&modes=View');
    values['Account.Name'] = 'Acme Corp';
    await notifyRecordUpdateAvailable([{ recordId }]);
    assert.equal(getFieldValue((await provided(states, 3)).data, NAME), 'Acme Corp');
  });

  describe('several components of a page', () => {
    it('share one request when they ask the same at once', async () => {
      const wires = [1, 2, 3].map(() => wire({ recordId, fields: [NAME] }));
      for (const { states } of wires) assert.equal(getFieldValue((await provided(states, 2)).data, NAME), 'Acme');
      assert.equal(requests.length, 1);
    });

    it('are answered from the cache when it has the fields already, by 15 characters too', async () => {
      await provided(wire({ recordId, fields: [NAME, 'Account.Rank__c'] }).states, 2);
      const { data } = await provided(wire({ recordId: recordId.slice(0, 15), fields: ['Account.Rank__c'] }).states, 2);
      assert.deepEqual(Object.keys(data?.fields ?? {}), ['Rank__c']);
      assert.equal(requests.length, 1);
    });

    it('all see the newer value when one of them asks for more', async () => {
      const first = wire({ recordId, fields: [NAME] });
      await provided(first.states, 2);
      values['Account.Name'] = 'Acme Holding';
      await provided(wire({ recordId, fields: ['Account.Rank__c'] }).states, 2);
      assert.equal(getFieldValue((await provided(first.states, 3)).data, NAME), 'Acme Holding');
      assert.equal(requests.at(-1)?.searchParams.get('optionalFields'), 'Account.Name');
    });

    it('are not told again when nothing of theirs changed', async () => {
      const first = wire({ recordId, fields: [NAME] });
      await provided(first.states, 2);
      await provided(wire({ recordId, fields: ['Account.Rank__c'] }).states, 2);
      await settled();
      assert.equal(first.states.length, 2);
    });

    it('leaves one that was removed alone', async () => {
      const first = wire({ recordId, fields: [NAME] });
      await provided(first.states, 2);
      first.adapter.disconnect();
      values['Account.Name'] = 'Acme Holding';
      await provided(wire({ recordId, fields: ['Account.Rank__c'] }).states, 2);
      await settled();
      assert.equal(first.states.length, 2);
    });
  });

  describe('a user who cannot see a field', () => {
    it('gets an error in Lightning Data Service’s shape when the field is required', async () => {
      const { error, data } = await provided(wire({ recordId, fields: ['Account.Secret__c'] }).states, 2);
      assert.equal(data, undefined);
      assert.deepEqual(
        { ...error },
        {
          body: { message: `No such column 'Account.Secret__c'.`, errorCode: 'INVALID_FIELD', statusCode: 400 },
          headers: {},
          ok: false,
          status: 400,
          statusText: 'Bad Request',
          errorType: 'fetchResponse',
        },
      );
    });

    it('gets the rest when the field is optional, and is not asked for it again', async () => {
      const config = { recordId, fields: [NAME], optionalFields: ['Account.Secret__c'] };
      const { data } = await provided(wire(config).states, 2);
      assert.deepEqual(Object.keys(data?.fields ?? {}), ['Name']);
      await provided(wire(config).states, 2);
      assert.equal(requests.length, 1);
    });
  });

  it('asks again once the record is older than half a minute', async () => {
    await provided(wire({ recordId, fields: [NAME] }).states, 2);
    const now = Date.now();
    const clock = mock.method(Date, 'now', () => now + 31_000);
    const { states } = wire({ recordId, fields: [NAME] });
    clock.mock.restore();
    await provided(states, 2);
    assert.equal(requests.length, 2);
  });

  it('is told of no value that was read before a change', async () => {
    const { promise, resolve: release } = Promise.withResolvers<void>();
    held = promise;
    const { states } = wire({ recordId, fields: [NAME] });
    while (requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    held = undefined;
    values = { ...values, 'Account.Name': 'Acme Inc.' };
    await notifyRecordUpdateAvailable([{ recordId }]);
    release();
    await settled();
    assert.deepEqual(
      states.map(({ data }) => getFieldValue(data, NAME)),
      [undefined, 'Acme Inc.'],
    );
  });

  it('reports a lost connection as an error with a reason', async () => {
    const lost = mock.method(globalThis, 'fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const { error } = await provided(wire({ recordId, fields: [NAME] }).states, 2);
    lost.mock.restore();
    assert.equal(error?.status, 504);
    assert.equal(error?.body.message, 'Failed to fetch');
  });
});
