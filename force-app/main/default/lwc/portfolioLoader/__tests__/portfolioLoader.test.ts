import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { PortfolioAccounts } from 'c/portfolioAccounts';
import PortfolioLoader from 'c/portfolioLoader';

interface TestWire {
  emit(data: unknown, filter?: unknown, refresh?: () => Promise<void>): void;
  emitErrors(errors: unknown, filter?: unknown, refresh?: () => Promise<void>): void;
  getLastConfig(): { readonly query?: unknown; readonly variables?: { readonly after?: unknown } };
}

const wire = graphql as unknown as TestWire;

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

const NO_FIGURES = Object.fromEntries(
  [
    'Window_Revenue__c',
    'Open_Potential__c',
    'Family_Revenue__c',
    'Quartile__c',
    'Previous_Quartile__c',
    'Revenue_Rank__c',
    'In_Top_Pool__c',
    'Designation__c',
    'SAM__c',
    'SAM__r',
    'Baseline_Revenue__c',
  ].map((name) => [name, null]),
);

/** A page of accounts of these ids; `next` is the cursor of the following one. */
const page = (ids: readonly string[], next?: string, total = 4): unknown => ({
  uiapi: {
    query: {
      Account: {
        edges: ids.map((Id) => ({ node: { Id, Name: { value: Id }, ParentId: null, Parent: null, ...NO_FIGURES } })),
        totalCount: total,
        pageInfo: { endCursor: next ?? 'last', hasNextPage: next !== undefined },
      },
    },
  },
});

const ERRORS = [{ message: 'Server unavailable', path: [] }];

interface Loading {
  readonly element: HTMLElement;
  /** Ids of every hand-over. */
  readonly loads: string[][];
}

async function start(): Promise<Loading> {
  const element = createElement('c-portfolio-loader', { is: PortfolioLoader });
  const loads: string[][] = [];
  element.addEventListener('accountsload', (event) => {
    loads.push([...(event as CustomEvent<PortfolioAccounts>).detail.keys()]);
  });
  document.body.append(element);
  await rendered();
  return { element, loads };
}

async function answer(data: unknown): Promise<void> {
  wire.emit(data);
  await rendered();
}

async function press(element: HTMLElement, label: string): Promise<void> {
  const buttons = [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement & { label: string }>('lightning-button') ?? []),
  ];
  buttons.find((button) => button.label === label)?.click();
  await rendered();
}

describe('c-portfolio-loader', () => {
  it('asks for the first 2,000 accounts of many, and says so', async () => {
    const { element } = await start();
    expect(wire.getLastConfig().variables).toEqual({ after: null, first: 2000, upperBound: 100_000 });
    expect(element).toShow('Reading accounts');
    await expect(element).toBeAccessible();
  });

  it('reads page after page, tells how far it is, and hands all over at the end', async () => {
    const { element, loads } = await start();
    await answer(page(['001A', '001B'], 'c1'));
    expect(element).toShow('Reading accounts: 2 of 4');
    expect(wire.getLastConfig().variables?.after).toBe('c1');
    await expect(element).toBeAccessible();
    expect(loads).toEqual([]);
    await answer(page(['001C', '001D']));
    expect(loads).toEqual([['001A', '001B', '001C', '001D']]);
    expect(element).not.toShow('Reading');
  });

  it('hands over an empty portfolio too', async () => {
    const { loads } = await start();
    await answer(page([], undefined, 0));
    expect(loads).toEqual([[]]);
  });

  it('counts an account once that two pages hold', async () => {
    const { loads } = await start();
    await answer(page(['001A', '001B'], 'c1'));
    await answer(page(['001B', '001C']));
    expect(loads).toEqual([['001A', '001B', '001C']]);
  });

  it('stops, keeps what it read, and goes on from there', async () => {
    const { element, loads } = await start();
    await answer(page(['001A', '001B'], 'c1'));
    await press(element, 'Stop');
    expect(element).toShow('Stopped at 2 of 4 accounts.');
    await expect(element).toBeAccessible();
    await answer(page(['001C', '001D']));
    expect(loads).toEqual([]);
    await press(element, 'Go on');
    expect(wire.getLastConfig().variables?.after).toBe('c1');
    await answer(page(['001C', '001D']));
    expect(loads).toEqual([['001A', '001B', '001C', '001D']]);
  });

  it('tells an error in the middle, keeps what it read, and tries the same page again', async () => {
    const { element, loads } = await start();
    await answer(page(['001A', '001B'], 'c1'));
    const refresh = jest.fn(() => Promise.resolve());
    wire.emitErrors(ERRORS, undefined, refresh);
    await rendered();
    expect(element).toShow('Reading stopped after 2 accounts: Server unavailable. What was read is kept.');
    await expect(element).toBeAccessible();
    await press(element, 'Try again');
    expect(refresh).toHaveBeenCalledTimes(1);
    await answer(page(['001C', '001D']));
    expect(loads).toEqual([['001A', '001B', '001C', '001D']]);
  });

  it('hands over once, whatever is provided later', async () => {
    const { loads } = await start();
    await answer(page(['001A']));
    await answer(page(['001A']));
    expect(loads).toHaveLength(1);
  });

  it('says where it ends instead of showing a part', async () => {
    const { element, loads } = await start();
    const ids = Array.from({ length: 100_000 }, (_, index) => `001${index}`);
    await answer(page(ids, undefined, ids.length));
    expect(element).toShow('more than 100,000 accounts');
    expect(loads).toEqual([]);
  });
});
