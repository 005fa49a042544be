import { LightningElement, api } from 'lwc';
import ACCOUNT from '@salesforce/label/c.Portfolio_Account';
import ACCOUNT_ID from '@salesforce/label/c.What_If_Account_Id';
import CHANGES from '@salesforce/label/c.What_If_Changes';
import CHANGES_NONE from '@salesforce/label/c.What_If_Changes_None';
import DAMPING from '@salesforce/label/c.What_If_Damping_Note';
import DOWNLOAD from '@salesforce/label/c.What_If_Download';
import DOWNLOADED from '@salesforce/label/c.What_If_Downloaded';
import DRIFT from '@salesforce/label/c.What_If_Drift_Note';
import FAMILY from '@salesforce/label/c.What_If_Family_Note';
import FROM from '@salesforce/label/c.What_If_From';
import INTRODUCTION from '@salesforce/label/c.What_If_Introduction';
import MANAGER from '@salesforce/label/c.Portfolio_Manager';
import MOVE from '@salesforce/label/c.Portfolio_Move';
import NOT_RANKED from '@salesforce/label/c.What_If_Not_Ranked';
import QUARTILE from '@salesforce/label/c.Tier_Quartile';
import SUMMARY from '@salesforce/label/c.What_If_Summary';
import TITLE from '@salesforce/label/c.What_If_Title';
import TO from '@salesforce/label/c.What_If_To';
import TO_BORDER from '@salesforce/label/c.What_If_To_Border';
import TOTAL from '@salesforce/label/c.Portfolio_Total';
import UNCHANGED from '@salesforce/label/c.What_If_Unchanged';
import type { AccountColumn, AccountRow } from 'c/accountTable';
import { csvText } from 'c/csvText';
import { percentText, wholeText } from 'c/figureText';
import { saveFile } from 'c/fileDownload';
import { labelText } from 'c/labelText';
import type { PortfolioAccounts } from 'c/portfolioAccounts';
import { amount, ownTotal } from 'c/portfolioFigures';
import type { PortfolioRun } from 'c/portfolioRun';
import type { Quartile } from 'c/tieringMethod';
import { DEFAULT_POLICY } from 'c/tieringPolicy';
import type { TieringPolicy } from 'c/tieringPolicy';
import { whatIf } from 'c/whatIfTiering';
import type { QuartileChange, QuartileMatrix, WhatIf, WhatIfAccount, WhatIfRules } from 'c/whatIfTiering';

/** Not ranked, then quartiles 1 to 4: formatting a number is slow when it is done for each of many rows. */
const TIER_TEXTS = [NOT_RANKED, ...[1, 2, 3, 4].map(wholeText)];
/** Less than a unit of money is rounding on the way through the fields, not another portfolio. */
const DRIFT_NOTICED = 1;

/** Ranks what the last run stored under other rules, at once and in the browser, and says whose quartile would change. */
export default class PortfolioWhatIf extends LightningElement {
  @api
  get run(): PortfolioRun | undefined {
    return this.shownRun;
  }
  set run(run: PortfolioRun | undefined) {
    this.shownRun = run;
    this.compute();
  }

  @api
  get accounts(): PortfolioAccounts {
    return this.byId;
  }
  set accounts(accounts: PortfolioAccounts) {
    this.byId = accounts;
    this.compute();
  }

  result?: WhatIf;
  rows: readonly AccountRow[] = [];
  downloaded = '';

  readonly label = {
    changes: CHANGES,
    changesNone: CHANGES_NONE,
    download: DOWNLOAD,
    introduction: INTRODUCTION,
    title: TITLE,
  };

  readonly columns: readonly AccountColumn[] = [
    { fieldName: 'move', label: QUARTILE, type: 'text' },
    { fieldName: 'total', label: TOTAL, type: 'number' },
    { fieldName: 'toBorder', label: TO_BORDER, type: 'number' },
    { fieldName: 'manager', label: MANAGER, type: 'text' },
  ];

  private shownRun?: PortfolioRun;
  private byId: PortfolioAccounts = new Map();
  private chosen?: WhatIfRules;

  get policy(): TieringPolicy {
    return this.run?.policy ?? DEFAULT_POLICY;
  }

  get rules(): WhatIfRules {
    return this.chosen ?? rulesOf(this.policy);
  }

  get isOfRun(): boolean {
    return this.chosen === undefined;
  }

  get matrix(): QuartileMatrix {
    return this.result?.matrix ?? [];
  }

  get summary(): string {
    const { changes = [] } = this.result ?? {};
    if (changes.length === 0) {
      return UNCHANGED;
    }
    const up = changes.filter(({ from, to }) => isBetter(to, from)).length;
    return labelText(
      SUMMARY,
      wholeText(changes.length),
      wholeText(this.byId.size),
      wholeText(up),
      wholeText(changes.length - up),
    );
  }

  get hasChanges(): boolean {
    return this.rows.length > 0;
  }

  get notes(): readonly string[] {
    return [this.familyNote, this.dampingNote, this.driftNote].filter((note) => note !== undefined);
  }

  handleRulesChange(event: CustomEvent<WhatIfRules>): void {
    this.chosen = event.detail;
    this.compute();
  }

  handleRulesReset(): void {
    this.chosen = undefined;
    this.compute();
  }

  handleDownload(): void {
    const name = `what-if-${this.run?.asOf ?? ''}.csv`;
    saveFile(name, this.csv());
    this.downloaded = labelText(DOWNLOADED, name);
  }

  private get familyNote(): string | undefined {
    return this.rules.customer === 'UltimateParent' ? FAMILY : undefined;
  }

  private get dampingNote(): string | undefined {
    const { dampingPercent } = this.policy;
    return Number(dampingPercent) > 0
      ? labelText(DAMPING, percentText(Number(dampingPercent)), wholeText(this.run?.held ?? 0))
      : undefined;
  }

  /** Accounts may have been merged, deleted or moved in the hierarchy since the run. */
  private get driftNote(): string | undefined {
    const { run, result } = this;
    const isComparable = this.rules.customer === this.policy.customer;
    if (run === undefined || result === undefined || !isComparable) {
      return undefined;
    }
    const total = amount(result.ranking.total);
    return Math.abs(total - run.total) > DRIFT_NOTICED
      ? labelText(DRIFT, wholeText(total), wholeText(run.total))
      : undefined;
  }

  private compute(): void {
    this.downloaded = '';
    if (this.run === undefined) {
      return;
    }
    this.result = whatIf(this.stored(), this.rules);
    this.rows = this.result.changes.map((change) => this.rowOf(change));
  }

  private stored(): readonly WhatIfAccount[] {
    return [...this.byId.values()].map((account) => ({
      id: account.id,
      parentId: account.parentId,
      total: ownTotal(account, this.policy),
      quartile: account.quartile,
    }));
  }

  private rowOf({ id, from, to, total, toBorder }: QuartileChange): AccountRow {
    const account = this.byId.get(id);
    return {
      id,
      name: account?.name ?? id,
      move: labelText(MOVE, tierText(from), tierText(to)),
      total: total && amount(total),
      toBorder: toBorder && amount(toBorder),
      manager: account?.managerName,
    };
  }

  private csv(): string {
    const header = [ACCOUNT_ID, ACCOUNT, FROM, TO, TOTAL, TO_BORDER];
    const rows = (this.result?.changes ?? []).map(({ id, from, to, total, toBorder }) => [
      id,
      this.byId.get(id)?.name,
      tierText(from),
      tierText(to),
      total && amount(total),
      toBorder && amount(toBorder),
    ]);
    return csvText([header, ...rows]);
  }
}

function rulesOf({ method, topSharePercent, ties, zeroTotals, customer }: TieringPolicy): WhatIfRules {
  return { method, topSharePercent, ties, zeroTotals, customer };
}

function tierText(quartile: Quartile | undefined): string {
  return TIER_TEXTS[quartile ?? 0] ?? '';
}

function isBetter(to: Quartile | undefined, from: Quartile | undefined): boolean {
  return to !== undefined && (from === undefined || to < from);
}
