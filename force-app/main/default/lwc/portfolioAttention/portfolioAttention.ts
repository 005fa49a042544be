import { LightningElement, api } from 'lwc';
import BOTTOM_HELP from '@salesforce/label/c.Portfolio_Bottom_Help';
import BOTTOM_NONE from '@salesforce/label/c.Portfolio_Bottom_None';
import BOTTOM_TAB from '@salesforce/label/c.Portfolio_Bottom_Tab';
import DESIGNATION from '@salesforce/label/c.Portfolio_Designation';
import MANAGER from '@salesforce/label/c.Portfolio_Manager';
import POOL_HELP from '@salesforce/label/c.Portfolio_Pool_Help';
import POOL_NONE from '@salesforce/label/c.Portfolio_Pool_None';
import POOL_TAB from '@salesforce/label/c.Portfolio_Pool_Tab';
import RANK from '@salesforce/label/c.Portfolio_Rank';
import TITLE from '@salesforce/label/c.Portfolio_Attention_Title';
import TOP_HELP from '@salesforce/label/c.Portfolio_Top_Help';
import TOP_NONE from '@salesforce/label/c.Portfolio_Top_None';
import TOP_TAB from '@salesforce/label/c.Portfolio_Top_Tab';
import TOTAL from '@salesforce/label/c.Portfolio_Total';
import type { AccountColumn, AccountRow } from 'c/accountTable';
import { decimalText, wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { PortfolioAccount } from 'c/portfolioAccounts';
import { bottomWithManager, inTopPool, rankedTotal, topWithoutManager } from 'c/portfolioFigures';
import type { PortfolioRun } from 'c/portfolioRun';
import { DEFAULT_POLICY } from 'c/tieringPolicy';

interface Tab {
  readonly key: string;
  readonly label: string;
  /** What is listed, and why one should look at it. */
  readonly help: string;
  readonly rows: readonly AccountRow[];
  readonly emptyText: string;
}

/** The top pool, and accounts whose tier and manager do not fit together. */
export default class PortfolioAttention extends LightningElement {
  @api run?: PortfolioRun;
  @api accounts: readonly PortfolioAccount[] = [];

  readonly label = { title: TITLE };

  readonly columns: readonly AccountColumn[] = [
    { fieldName: 'rank', label: RANK, type: 'number' },
    { fieldName: 'total', label: TOTAL, type: 'number' },
    { fieldName: 'designation', label: DESIGNATION, type: 'text' },
    { fieldName: 'manager', label: MANAGER, type: 'text' },
  ];

  get tabs(): readonly Tab[] {
    const percent = decimalText(Number(this.policy.topSharePercent), 2);
    return [
      this.tab('pool', POOL_TAB, labelText(POOL_HELP, percent), inTopPool(this.accounts), POOL_NONE),
      this.tab('top', TOP_TAB, TOP_HELP, topWithoutManager(this.accounts), TOP_NONE),
      this.tab('bottom', BOTTOM_TAB, BOTTOM_HELP, bottomWithManager(this.accounts), BOTTOM_NONE),
    ];
  }

  private get policy() {
    return this.run?.policy ?? DEFAULT_POLICY;
  }

  private tab(key: string, name: string, help: string, accounts: readonly PortfolioAccount[], emptyText: string): Tab {
    const rows = accounts.map((account) => this.rowOf(account)).sort((a, b) => b.total - a.total);
    return { key, label: labelText(name, wholeText(rows.length)), help, rows, emptyText };
  }

  private rowOf(account: PortfolioAccount): AccountRow & { readonly total: number } {
    const { id, name, rank, designation, managerName } = account;
    return { id, name, rank, total: rankedTotal(account, this.policy), designation, manager: managerName };
  }
}
