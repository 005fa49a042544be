import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import PortfolioOverview from 'c/portfolioOverview';
import { DEFAULT_POLICY, writePolicy } from 'c/tieringPolicy';

interface TestWire {
  emit(data: unknown, filter?: (config: { readonly variables?: object }) => boolean): void;
  emitErrors(errors: unknown, filter?: (config: { readonly variables?: object }) => boolean): void;
}

const wire = graphql as unknown as TestWire;
/** The other queries of the page have variables. */
const isRuns = ({ variables }: { readonly variables?: object }): boolean => variables === undefined;

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

const run = (Status__c: string, fields: object = {}): unknown => ({
  Id: `a0${Status__c}`,
  Status__c: { value: Status__c },
  As_Of__c: { value: '2026-06-30' },
  Finished_At__c: { value: '2026-07-01T00:00:00.000Z' },
  Policy_Copy__c: { value: writePolicy(DEFAULT_POLICY) },
  ...fields,
});

const answer = (...nodes: unknown[]): unknown => ({
  uiapi: { query: { Tiering_Run__c: { edges: nodes.map((node) => ({ node })) } } },
});

async function overview(provide?: () => void): Promise<HTMLElement> {
  const element = createElement('c-portfolio-overview', { is: PortfolioOverview });
  document.body.append(element);
  provide?.();
  await rendered();
  return element;
}

const parts = (element: HTMLElement): string[] =>
  [...(element.shadowRoot?.querySelector('.page')?.children ?? [])].map((part) => part.tagName.toLowerCase());

describe('c-portfolio-overview', () => {
  // The test adapter tells every wire of the page "nothing yet" whenever another one is created; Lightning does not.
  beforeEach(() => {
    const emit = wire.emit.bind(wire);
    jest.spyOn(wire, 'emit').mockImplementation((data, filter) => {
      if (data !== undefined) {
        emit(data, filter);
      }
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('says that it loads', async () => {
    const element = await overview();
    expect(element).toShow('Loading the portfolio');
    await expect(element).toBeAccessible();
  });

  it('says that nothing is tiered yet, and what to do', async () => {
    const element = await overview(() => {
      wire.emit(answer(), isRuns);
    });
    expect(element).toShow('Nothing is tiered yet Ask your Salesforce administrator to run tiering');
    await expect(element).toBeAccessible();
  });

  it('says that the first run did not complete, and why', async () => {
    const element = await overview(() => {
      wire.emit(answer(run('Failed', { Error_Summary__c: { value: 'No access to opportunities.' } })), isRuns);
    });
    expect(element).toShow('not complete (status: Failed). No access to opportunities.');
    await expect(element).toBeAccessible();
  });

  it('says what Salesforce says went wrong', async () => {
    const element = await overview(() => {
      wire.emitErrors([{ message: 'Field Writes_To_Account__c is undefined', path: [] }], isRuns);
    });
    expect(element).toShow('The portfolio cannot be shown Field Writes_To_Account__c is undefined. Reload the page.');
    await expect(element).toBeAccessible();
  });

  it('shows what the run says while the accounts are read, and the rest once they are', async () => {
    const element = await overview(() => {
      wire.emit(answer(run('Completed')), isRuns);
    });
    const waiting = ['c-portfolio-header', 'c-portfolio-concentration', 'c-portfolio-loader', 'c-portfolio-movers'];
    expect(parts(element)).toEqual(waiting);
    await expect(element).toBeAccessible();
    element.shadowRoot
      ?.querySelector('c-portfolio-loader')
      ?.dispatchEvent(new CustomEvent('accountsload', { detail: new Map() }));
    await rendered();
    expect(parts(element)).toEqual([
      'c-portfolio-header',
      'c-portfolio-concentration',
      'c-portfolio-loader',
      'c-portfolio-programme',
      'c-portfolio-movers',
      'c-portfolio-attention',
      'c-portfolio-what-if',
    ]);
    await expect(element).toBeAccessible();
  });
});
