import { LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import ERROR_TEXT from '@salesforce/label/c.Portfolio_Error_Text';
import ERROR_TITLE from '@salesforce/label/c.Portfolio_Error_Title';
import LOADING from '@salesforce/label/c.Portfolio_Loading';
import NO_RUN_TEXT from '@salesforce/label/c.Portfolio_No_Run_Text';
import NO_RUN_TITLE from '@salesforce/label/c.Portfolio_No_Run_Title';
import TITLE from '@salesforce/label/c.Portfolio_Title';
import UNFINISHED_TEXT from '@salesforce/label/c.Portfolio_Unfinished_Text';
import { errorMessage } from 'c/errorMessage';
import { labelText } from 'c/labelText';
import type { PortfolioAccounts } from 'c/portfolioAccounts';
import { RUNS, newestRuns } from 'c/portfolioRun';
import type { NewestRuns, PortfolioRun, UnfinishedRun } from 'c/portfolioRun';

interface Message {
  readonly iconName: string;
  readonly iconVariant?: string;
  readonly heading: string;
  readonly text: string;
}

/** Reads the newest runs and, below what they say themselves, the accounts that they ranked. */
export default class PortfolioOverview extends LightningElement {
  @wire(graphql, { query: RUNS })
  answer?: GraphQLResult<unknown>;

  /** All of them, once they are read. */
  accounts?: PortfolioAccounts;

  readonly label = { title: TITLE, loading: LOADING };

  get isLoading(): boolean {
    return this.runs === undefined && this.message === undefined;
  }

  get current(): PortfolioRun | undefined {
    return this.runs?.current;
  }

  get later(): UnfinishedRun | undefined {
    return this.runs?.later;
  }

  get runs(): NewestRuns | undefined {
    const { data } = this.answer ?? {};
    return data === undefined || this.hasErrors ? undefined : newestRuns(data);
  }

  get message(): Message | undefined {
    if (this.hasErrors) {
      const text = labelText(ERROR_TEXT, errorMessage(this.answer?.errors));
      return { iconName: 'utility:error', iconVariant: 'error', heading: ERROR_TITLE, text };
    }
    if (this.runs === undefined || this.current !== undefined) {
      return undefined;
    }
    const { later } = this;
    return later === undefined
      ? { iconName: 'utility:clock', heading: NO_RUN_TITLE, text: NO_RUN_TEXT }
      : {
          iconName: 'utility:warning',
          iconVariant: 'warning',
          heading: NO_RUN_TITLE,
          text: labelText(UNFINISHED_TEXT, later.status, later.errorSummary ?? ''),
        };
  }

  handleAccountsLoad(event: CustomEvent<PortfolioAccounts>): void {
    this.accounts = event.detail;
  }

  private get hasErrors(): boolean {
    return (this.answer?.errors ?? []).length > 0;
  }
}
