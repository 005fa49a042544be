import { LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import CANCEL from '@salesforce/label/c.Portfolio_Loader_Cancel';
import CONTINUE from '@salesforce/label/c.Portfolio_Loader_Continue';
import FAILED from '@salesforce/label/c.Portfolio_Loader_Failed';
import PROGRESS from '@salesforce/label/c.Portfolio_Loader_Progress';
import READING from '@salesforce/label/c.Portfolio_Loader_Reading';
import RETRY from '@salesforce/label/c.Portfolio_Loader_Retry';
import STARTING from '@salesforce/label/c.Portfolio_Loader_Starting';
import STOPPED from '@salesforce/label/c.Portfolio_Loader_Stopped';
import TOO_MANY from '@salesforce/label/c.Portfolio_Loader_Too_Many';
import { errorMessage } from 'c/errorMessage';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import { ACCOUNTS, MOST_ACCOUNTS, PAGE_SIZE, accountPage, withMissingParents } from 'c/portfolioAccounts';
import type { PortfolioAccount } from 'c/portfolioAccounts';

type State = 'Reading' | 'Stopped' | 'Failed' | 'TooMany' | 'Done';

/**
 * Reads all accounts of the portfolio, one page after the other, and hands them over when the last one is there: a figure of a
 * part of the portfolio would mislead. What was read stays while the user stops and goes on, or tries again after an error.
 *
 * Pages are chained by advancing a reactive variable of the wire, as Salesforce describes it.
 *
 * @see https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc-paginate.html
 * @fires accountsload with all accounts, as `PortfolioAccounts`
 */
export default class PortfolioLoader extends LightningElement {
  /** Undefined while nothing is to be read. */
  query: GraphQLDocument | undefined = ACCOUNTS;
  after: string | null = null;
  state: State = 'Reading';
  total?: number;
  readCount = 0;
  errorText = '';

  @wire(graphql, { query: '$query', variables: '$variables' })
  receive(result: GraphQLResult<unknown>): void {
    this.result = result;
    if (this.state !== 'Reading') {
      return;
    }
    if ((result.errors ?? []).length > 0) {
      this.state = 'Failed';
      this.errorText = errorMessage(result.errors);
    } else if (result.data !== undefined) {
      this.keepPage(result.data);
    }
  }

  readonly label = { cancel: CANCEL, continue: CONTINUE, progress: PROGRESS, retry: RETRY };

  private result?: GraphQLResult<unknown>;
  /** By id: a row that moves to a later page while another is read counts once. */
  private readonly accounts = new Map<string, PortfolioAccount>();

  get variables(): Readonly<Record<string, unknown>> {
    return { after: this.after, first: PAGE_SIZE, upperBound: MOST_ACCOUNTS };
  }

  get isShown(): boolean {
    return this.state !== 'Done';
  }

  get isReading(): boolean {
    return this.state === 'Reading';
  }

  get isStopped(): boolean {
    return this.state === 'Stopped';
  }

  get isFailed(): boolean {
    return this.state === 'Failed';
  }

  get percent(): number {
    return this.total ? Math.floor((this.readCount / this.total) * 100) : 0;
  }

  get text(): string {
    const read = wholeText(this.readCount);
    const all = wholeText(this.total ?? 0);
    switch (this.state) {
      case 'Stopped':
        return labelText(STOPPED, read, all);
      case 'Failed':
        return labelText(FAILED, read, this.errorText);
      case 'TooMany':
        return labelText(TOO_MANY, wholeText(MOST_ACCOUNTS));
      default:
        return this.total === undefined ? STARTING : labelText(READING, read, all);
    }
  }

  handleStop(): void {
    this.state = 'Stopped';
    this.query = undefined;
  }

  handleContinue(): void {
    this.state = 'Reading';
    this.query = ACCOUNTS;
  }

  async handleRetry(): Promise<void> {
    this.state = 'Reading';
    await this.result?.refresh?.();
  }

  private keepPage(data: unknown): void {
    const { accounts, next, total } = accountPage(data);
    for (const account of accounts) {
      this.accounts.set(account.id, account);
    }
    this.readCount = this.accounts.size;
    this.total = total;
    if (next !== undefined) {
      this.after = next;
    } else if (this.readCount >= MOST_ACCOUNTS) {
      this.state = 'TooMany';
    } else {
      this.state = 'Done';
      this.query = undefined;
      this.dispatchEvent(new CustomEvent('accountsload', { detail: withMissingParents(this.accounts) }));
    }
  }
}
