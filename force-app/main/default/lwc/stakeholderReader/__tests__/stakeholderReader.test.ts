import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { PartFailed, PartRead } from 'c/stakeholderReader';
import StakeholderReader from 'c/stakeholderReader';

interface Variables {
  readonly after: string | null;
  readonly ids: readonly string[];
}

const wire = graphql as unknown as {
  emit(data: unknown, filter: undefined, refresh: () => Promise<void>): void;
  emitErrors(errors: unknown, filter: undefined, refresh: () => Promise<void>): void;
  getLastConfig(): { readonly variables: Variables };
};

const refresh = jest.fn().mockResolvedValue(undefined);

const page = (ids: readonly string[], endCursor?: string): unknown => ({
  uiapi: {
    query: {
      Stakeholder_Link__c: {
        edges: ids.map((Id) => ({
          node: { Id, From__c: { value: 'a' }, To__c: { value: 'b' }, Kind__c: { value: 'Mentors' } },
        })),
        pageInfo: { endCursor: endCursor ?? null, hasNextPage: endCursor !== undefined },
      },
    },
  },
});

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

async function emit(ids: readonly string[], endCursor?: string): Promise<void> {
  wire.emit(page(ids, endCursor), undefined, refresh);
  await turn();
}

type Reader = HTMLElement & { accountIds: readonly string[]; refresh(): Promise<void> };

async function start() {
  const reader = createElement('c-stakeholder-reader', { is: StakeholderReader }) as unknown as Reader;
  Object.assign(reader, { what: 'Links', accountIds: ['001'] });
  const said: string[] = [];
  reader.addEventListener('partread', (event) => {
    const { detail } = event as CustomEvent<PartRead>;
    said.push(
      `${detail.part} of ${detail.accountIds.join()}: ${detail.rows.map((row) => ('id' in row ? row.id : '')).join()}${detail.isCut ? ' cut' : ''}`,
    );
  });
  reader.addEventListener('partfailed', (event) => {
    said.push(`failed: ${(event as CustomEvent<PartFailed>).detail.text}`);
  });
  document.body.append(reader);
  await turn();
  return { reader, said };
}

const after = (): string | null => wire.getLastConfig().variables.after;

describe('c-stakeholder-reader', () => {
  it('asks page after page and says them together', async () => {
    const { said } = await start();
    expect(wire.getLastConfig().variables).toEqual({ ids: ['001'], after: null, first: 2000, upperBound: 10_000 });
    await emit(['l1', 'l2'], 'two');
    expect(after()).toBe('two');
    expect(said).toEqual([]);
    await emit(['l3']);
    expect(said).toEqual(['Links of 001: l1,l2,l3']);
  });

  it('says again what Lightning Data Service tells of a change', async () => {
    const { said } = await start();
    await emit(['l1']);
    await emit(['l1', 'l2']);
    expect(said).toEqual(['Links of 001: l1', 'Links of 001: l1,l2']);
  });

  it('ends at a bound, and says so', async () => {
    const { said } = await start();
    const ids = (from: number) => Array.from({ length: 2000 }, (_, index) => `l${from + index}`);
    // eslint-disable-next-line no-await-in-loop -- the next page is asked for when one is there
    for (let read = 0; read < 5; read += 1) await emit(ids(read * 2000), `page ${read + 1}`);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/ cut$/);
  });

  it('says what Salesforce refused, and reads when it is asked again', async () => {
    const { reader, said } = await start();
    wire.emitErrors([{ message: 'Unavailable' }], undefined, refresh);
    expect(said).toEqual(['failed: Unavailable.']);
    const read = reader.refresh();
    expect(refresh).toHaveBeenCalledTimes(1);
    await emit(['l1']);
    await read;
    expect(said.at(-1)).toBe('Links of 001: l1');
  });

  it('reads all pages anew, not those that the wire remembers', async () => {
    const { reader, said } = await start();
    await emit(['l1'], 'two');
    await emit(['l2']);
    const read = reader.refresh();
    await turn();
    expect(after()).toBeNull();
    // What the wire remembers of the first page: asked for again.
    await emit(['l1'], 'two');
    expect(refresh).toHaveBeenCalledTimes(1);
    await emit(['l1', 'l1a'], 'two');
    await emit(['l2']);
    expect(refresh).toHaveBeenCalledTimes(2);
    await emit(['l2', 'l3']);
    await read;
    expect(said).toEqual(['Links of 001: l1,l2', 'Links of 001: l1,l1a,l2,l3']);
  });

  it('starts over for other accounts, and anew for those it has read before', async () => {
    const { reader, said } = await start();
    await emit(['l1']);
    reader.accountIds = ['001', '002'];
    await turn();
    expect(wire.getLastConfig().variables.ids).toEqual(['001', '002']);
    await emit(['l1', 'l9']);
    expect(refresh).not.toHaveBeenCalled();
    reader.accountIds = ['001'];
    await turn();
    await emit(['l1']);
    expect(refresh).toHaveBeenCalledTimes(1);
    await emit(['l1', 'l2']);
    expect(said).toEqual(['Links of 001: l1', 'Links of 001,002: l1,l9', 'Links of 001: l1,l2']);
  });

  it('asks nothing without accounts', async () => {
    const reader = createElement('c-stakeholder-reader', { is: StakeholderReader });
    document.body.append(reader);
    await turn();
    expect(wire.getLastConfig().variables.ids).toEqual([]);
  });
});
