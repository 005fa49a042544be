import { LightningElement, api } from 'lwc';
import AS_OF from '@salesforce/label/c.Portfolio_As_Of';
import CUSTOMERS_ARE_FAMILIES from '@salesforce/label/c.Portfolio_Customers_Families';
import FAILED from '@salesforce/label/c.Portfolio_Later_Failed';
import FINISHED from '@salesforce/label/c.Portfolio_Finished';
import METRIC from '@salesforce/label/c.Portfolio_Metric';
import METRIC_WITH_POTENTIAL from '@salesforce/label/c.Portfolio_Metric_With_Potential';
import PARTIAL from '@salesforce/label/c.Portfolio_Partial';
import POLICY from '@salesforce/label/c.Portfolio_Policy';
import POLICY_DAMAGED from '@salesforce/label/c.Portfolio_Policy_Damaged';
import RANKED from '@salesforce/label/c.Portfolio_Ranked';
import RANKED_COUNT from '@salesforce/label/c.Portfolio_Ranked_Count';
import REVENUE from '@salesforce/label/c.Portfolio_Ranked_Revenue';
import RUNNING from '@salesforce/label/c.Portfolio_Later_Running';
import STALE from '@salesforce/label/c.Portfolio_Stale';
import TITLE from '@salesforce/label/c.Portfolio_Title';
import WINDOW from '@salesforce/label/c.Portfolio_Window';
import WINDOW_MONTHS from '@salesforce/label/c.Portfolio_Window_Months';
import { dayText, wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { PortfolioRun, UnfinishedRun } from 'c/portfolioRun';

interface Fact {
  readonly label: string;
  readonly value: string;
  /** What the value means more exactly. */
  readonly note?: string | undefined;
}

interface Notice {
  readonly key: string;
  readonly text: string;
  readonly iconName: string;
}

/** A monthly run that did not come is noticed before the second one is due. */
const STALE_AFTER_DAYS = 35;
const DAY_MS = 86_400_000;

/** Which run the page shows, by which rules, and what a reader should know before trusting it. */
export default class PortfolioHeader extends LightningElement {
  @api run?: PortfolioRun;
  /** A run that began after it and did not complete. */
  @api later?: UnfinishedRun;

  readonly label = { title: TITLE };

  get facts(): readonly Fact[] {
    const { run } = this;
    return run === undefined
      ? []
      : [
          this.policyFact(run),
          { label: AS_OF, value: dayText(run.asOf) },
          windowFact(run),
          this.metricFact(run),
          {
            label: RANKED,
            value: labelText(RANKED_COUNT, wholeText(run.population)),
            note: run.policy?.customer === 'UltimateParent' ? CUSTOMERS_ARE_FAMILIES : undefined,
          },
          { label: REVENUE, value: `${wholeText(run.total)} ${run.currency ?? ''}`.trim() },
          { label: FINISHED, value: run.finishedAt === undefined ? '' : dayText(run.finishedAt) },
        ];
  }

  get notices(): readonly Notice[] {
    return [this.staleNotice, this.laterNotice, this.partialNotice].filter((notice) => notice !== undefined);
  }

  private get staleNotice(): Notice | undefined {
    const finished = this.run?.finishedAt ?? this.run?.asOf;
    const days = finished ? Math.floor((Date.now() - Date.parse(finished)) / DAY_MS) : 0;
    return days > STALE_AFTER_DAYS
      ? { key: 'stale', text: labelText(STALE, wholeText(days)), iconName: 'utility:clock' }
      : undefined;
  }

  private get laterNotice(): Notice | undefined {
    const { later } = this;
    if (later === undefined) {
      return undefined;
    }
    const day = later.startedAt === undefined ? '' : dayText(later.startedAt);
    const text = labelText(later.status === 'Failed' ? FAILED : RUNNING, day, later.errorSummary ?? '').trim();
    return { key: 'later', text, iconName: 'utility:warning' };
  }

  private get partialNotice(): Notice | undefined {
    const { accountsFailed = 0, errorSummary = '' } = this.run ?? {};
    const text = labelText(PARTIAL, wholeText(accountsFailed), errorSummary).trim();
    return accountsFailed === 0 ? undefined : { key: 'partial', text, iconName: 'utility:warning' };
  }

  private policyFact({ policy }: PortfolioRun): Fact {
    return { label: POLICY, value: policy?.label ?? POLICY_DAMAGED };
  }

  private metricFact({ policy }: PortfolioRun): Fact {
    const metric = policy?.metric ?? POLICY_DAMAGED;
    const note = policy === undefined || policy.openPotential === 'None' ? undefined : METRIC_WITH_POTENTIAL;
    return { label: METRIC, value: metric, note };
  }
}

function windowFact({ windowMonths, windowStart, windowEnd }: PortfolioRun): Fact {
  const days = windowStart && windowEnd ? `${dayText(windowStart)} – ${dayText(windowEnd)}` : undefined;
  return { label: WINDOW, value: labelText(WINDOW_MONTHS, wholeText(windowMonths ?? 0)), note: days };
}
