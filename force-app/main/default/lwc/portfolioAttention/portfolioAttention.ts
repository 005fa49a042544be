import { LightningElement, api } from 'lwc';
import BOTTOM_HELP from '@salesforce/label/c.Portfolio_Bottom_Help';
import BOTTOM_NONE from '@salesforce/label/c.Portfolio_Bottom_None';
import BOTTOM_HEADING from '@salesforce/label/c.Portfolio_Bottom_Heading';
import DESIGNATION from '@salesforce/label/c.Portfolio_Designation';
import MANAGER from '@salesforce/label/c.Portfolio_Manager';
import POOL_HELP from '@salesforce/label/c.Portfolio_Pool_Help';
import POOL_FEW from '@salesforce/label/c.Portfolio_Pool_Few';
import POOL_MANY from '@salesforce/label/c.Portfolio_Pool_Many';
import POOL_NONE from '@salesforce/label/c.Portfolio_Pool_None';
import POOL_HEADING from '@salesforce/label/c.Portfolio_Pool_Heading';
import RANK from '@salesforce/label/c.Portfolio_Rank';
import TITLE from '@salesforce/label/c.Portfolio_Attention_Title';
import TOP_HELP from '@salesforce/label/c.Portfolio_Top_Help';
import TOP_NONE from '@salesforce/label/c.Portfolio_Top_None';
import TOP_HEADING from '@salesforce/label/c.Portfolio_Top_Heading';
import TOTAL from '@salesforce/label/c.Portfolio_Total';
import type { AccountColumn, AccountRow } from 'c/accountTable';
import { decimalText, wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { PortfolioAccount, PortfolioAccounts } from 'c/portfolioAccounts';
import { bottomWithManager, inTopPool, rankedTotal, topWithoutManager } from 'c/portfolioFigures';
import type { PortfolioRun } from 'c/portfolioRun';
import { DEFAULT_POLICY } from 'c/tieringPolicy';
import type { TieringPolicy } from 'c/tieringPolicy';

interface List {
  readonly key: string;
  readonly heading: string;
  /** What is listed, and why one should look at it. */
  readonly help: string;
  readonly columns: readonly AccountColumn[];
  readonly rows: readonly AccountRow[];
  readonly emptyText: string;
}

const RANK_COLUMN: AccountColumn = { fieldName: 'rank', label: RANK, type: 'number' };
const TOTAL_COLUMN: AccountColumn = { fieldName: 'total', label: TOTAL, type: 'number' };
const DESIGNATION_COLUMN: AccountColumn = { fieldName: 'designation', label: DESIGNATION, type: 'text' };
const MANAGER_COLUMN: AccountColumn = { fieldName: 'manager', label: MANAGER, type: 'text' };

/** The top pool, and accounts whose tier and manager do not fit together. */
export default class PortfolioAttention extends LightningElement {
  @api run?: PortfolioRun;
  @api accounts?: PortfolioAccounts;

  readonly label = { title: TITLE };

  get lists(): readonly List[] {
    const accounts = [...(this.accounts?.values() ?? [])];
    const pool = this.rowsOf(inTopPool(accounts));
    const top = this.rowsOf(topWithoutManager(accounts));
    const bottom = this.rowsOf(bottomWithManager(accounts));
    return [
      {
        key: 'top',
        heading: labelText(TOP_HEADING, wholeText(top.length)),
        help: TOP_HELP,
        columns: [RANK_COLUMN, TOTAL_COLUMN, DESIGNATION_COLUMN],
        rows: top,
        emptyText: TOP_NONE,
      },
      {
        key: 'bottom',
        heading: labelText(BOTTOM_HEADING, wholeText(bottom.length)),
        help: BOTTOM_HELP,
        columns: [TOTAL_COLUMN, DESIGNATION_COLUMN, MANAGER_COLUMN],
        rows: bottom,
        emptyText: BOTTOM_NONE,
      },
      {
        key: 'pool',
        heading: labelText(POOL_HEADING, wholeText(pool.length)),
        help: this.poolHelp(pool.length),
        columns: [RANK_COLUMN, TOTAL_COLUMN, DESIGNATION_COLUMN, MANAGER_COLUMN],
        rows: pool,
        emptyText: POOL_NONE,
      },
    ];
  }

  private get policy(): TieringPolicy {
    return this.run?.policy ?? DEFAULT_POLICY;
  }

  /** What the pool is, and a note where its size is not what the policy expects. */
  private poolHelp(customers: number): string {
    const { topSharePercent, pool: { fewest = 0, most = Infinity } = {} } = this.policy;
    const help = labelText(POOL_HELP, decimalText(Number(topSharePercent), 2));
    if (customers < fewest) {
      return `${help} ${labelText(POOL_FEW, wholeText(fewest))}`;
    }
    return customers > most ? `${help} ${labelText(POOL_MANY, wholeText(most))}` : help;
  }

  private rowsOf(accounts: readonly PortfolioAccount[]): readonly AccountRow[] {
    return accounts.map((account) => this.rowOf(account)).sort((a, b) => b.total - a.total);
  }

  private rowOf(account: PortfolioAccount): AccountRow & { readonly total: number } {
    const { id, name, rank, designation, managerName } = account;
    return { id, name, rank, total: rankedTotal(account, this.policy), designation, manager: managerName };
  }
}
