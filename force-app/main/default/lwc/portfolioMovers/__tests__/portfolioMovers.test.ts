import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { AccountRow } from 'c/accountTable';
import PortfolioMovers from 'c/portfolioMovers';

interface TestWire {
  emit(data: unknown): void;
  emitErrors(errors: unknown): void;
  getLastConfig(): { readonly variables?: unknown };
}

const wire = graphql as unknown as TestWire;

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

const snapshot = (id: string, movement: string, from: number, to: number, before: number, now: number): unknown => ({
  Id: `a0${id}`,
  Account__c: { value: id },
  Account__r: { Name: { value: `Account ${id}` } },
  Movement__c: { value: movement },
  Quartile__c: { value: to },
  Previous_Quartile__c: { value: from },
  Metric_Total__c: { value: now },
  Previous_Total__c: { value: before },
  Total_Change__c: { value: now - before },
});

const answer = (snapshots: readonly unknown[], hasNextPage = false): unknown => ({
  uiapi: { query: { Tier_Snapshot__c: { edges: snapshots.map((node) => ({ node })), pageInfo: { hasNextPage } } } },
});

async function movers(provide?: () => void): Promise<HTMLElement> {
  const element = createElement('c-portfolio-movers', { is: PortfolioMovers });
  Object.assign(element, { run: { id: 'a01' } });
  document.body.append(element);
  provide?.();
  await rendered();
  return element;
}

const rowsOf = (element: HTMLElement): (readonly AccountRow[])[] =>
  [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement & { rows: readonly AccountRow[] }>('c-account-table') ?? []),
  ].map(({ rows }) => rows);

describe('c-portfolio-movers', () => {
  it('asks for the movers of the run, and says that it loads', async () => {
    const element = await movers();
    expect(wire.getLastConfig().variables).toEqual({ runId: 'a01' });
    expect(element).toShow('Loading the movers');
    await expect(element).toBeAccessible();
  });

  it('lists who moved up and who moved down, with what was ranked before and now', async () => {
    const element = await movers(() => {
      wire.emit(answer([snapshot('001A', 'Up', 2, 1, 40, 90), snapshot('001B', 'Down', 1, 2, 80, 30)]));
    });
    expect(rowsOf(element)).toEqual([
      [{ id: '001A', name: 'Account 001A', move: '2 → 1', before: 40, total: 90, change: 50 }],
      [{ id: '001B', name: 'Account 001B', move: '1 → 2', before: 80, total: 30, change: -50 }],
    ]);
    expect(element).not.toShow('Only the');
    await expect(element).toBeAccessible();
  });

  it('lists who is not ranked any more among those who moved down, the largest change first', async () => {
    const left = { ...(snapshot('001L', 'Left', 1, 0, 500, 0) as object), Quartile__c: { value: null } };
    const down = [snapshot('001B', 'Down', 1, 2, 900, 800), { ...left, Metric_Total__c: { value: null } }];
    const up = [snapshot('001A', 'Up', 2, 1, 40, 90), snapshot('001C', 'Up', 3, 1, 30, 95)];
    const element = await movers(() => {
      wire.emit(answer([...down, ...up]));
    });
    const [rose, fell] = rowsOf(element);
    expect(rose?.map(({ id }) => id)).toEqual(['001C', '001A']);
    expect(fell?.map(({ id, move, change }) => [id, move, change])).toEqual([
      ['001L', '1 → –', -500],
      ['001B', '1 → 2', -100],
    ]);
  });

  it('says that nobody moved', async () => {
    const element = await movers(() => {
      wire.emit(answer([]));
    });
    expect(element).toShow('No customer moved up.');
    expect(element).toShow('No customer moved down or left the ranking.');
    await expect(element).toBeAccessible();
  });

  it('says when the list is cut off', async () => {
    const element = await movers(() => {
      wire.emit(answer([snapshot('001A', 'Up', 2, 1, 40, 90)], true));
    });
    expect(element).toShow('Only the 1 largest are listed');
  });

  it('says what Salesforce says went wrong', async () => {
    const element = await movers(() => {
      wire.emitErrors([{ message: 'Server unavailable', path: [] }]);
    });
    expect(element).toShow('The movers cannot be shown: Server unavailable.');
    expect(element).not.toShow('Loading');
    await expect(element).toBeAccessible();
  });
});
