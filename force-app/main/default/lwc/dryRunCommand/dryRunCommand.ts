import { LightningElement, api } from 'lwc';
import COMMAND from '@salesforce/label/c.Dry_Run_Command';
import COPIED from '@salesforce/label/c.Dry_Run_Copied';
import COPY from '@salesforce/label/c.Dry_Run_Copy';
import INTRODUCTION from '@salesforce/label/c.Dry_Run_Introduction';
import METRIC from '@salesforce/label/c.Dry_Run_Metric';
import METRIC_RULE from '@salesforce/label/c.Dry_Run_Metric_Rule';
import MONTHS from '@salesforce/label/c.Dry_Run_Months';
import MONTHS_RULE from '@salesforce/label/c.Dry_Run_Months_Rule';
import NOT_COPIED from '@salesforce/label/c.Dry_Run_Not_Copied';
import TITLE from '@salesforce/label/c.Dry_Run_Title';
import { LONGEST_WINDOW, isUsualWindow } from 'c/tieringMethod';
import { DEFAULT_POLICY } from 'c/tieringPolicy';
import type { TieringPolicy } from 'c/tieringPolicy';
import type { WhatIfRules } from 'c/whatIfTiering';

const API_NAME = /^[A-Za-z]\w*$/;

/**
 * What the browser cannot compute, since only totals of one window and metric are stored: the line for the command line that
 * does, for people to copy. It writes nothing to Salesforce.
 */
export default class DryRunCommand extends LightningElement {
  @api policy?: TieringPolicy;
  /** As chosen beside it; those that differ from the policy travel along. */
  @api rules?: WhatIfRules;

  months?: string;
  metric?: string;
  outcome = '';

  readonly label = {
    command: COMMAND,
    copy: COPY,
    introduction: INTRODUCTION,
    metric: METRIC,
    metricRule: METRIC_RULE,
    months: MONTHS,
    monthsRule: MONTHS_RULE,
    title: TITLE,
  };
  readonly metricPattern = API_NAME.source;
  readonly longestWindow = LONGEST_WINDOW;

  get monthsValue(): string {
    return this.months ?? String(this.policy?.windowMonths ?? '');
  }

  get metricValue(): string {
    return this.metric ?? this.policy?.metric ?? '';
  }

  get command(): string {
    const { policy, rules } = this;
    const months = Number(this.monthsValue);
    const [policyName, changes] = (policy?.name ?? DEFAULT_POLICY.name).split('/');
    const inOrg = changes === undefined ? policy : undefined;
    return [
      'npx strategic-accounts tier --dry-run --target-org',
      flag('--policy', policyName, DEFAULT_POLICY.name),
      // Always, since a run may have had another length than its policy says.
      `--window-months ${months}`,
      isUsualWindow(months) ? undefined : '--allow-unusual-window',
      flag('--metric', this.metricValue, inOrg?.metric),
      flag('--method', kebab(rules?.method), kebab(inOrg?.method)),
      flag('--top-share', rules?.topSharePercent, inOrg?.topSharePercent),
      flag('--ties', kebab(rules?.ties), kebab(inOrg?.ties)),
      flag('--zeros', kebab(rules?.zeroTotals), kebab(inOrg?.zeroTotals)),
      flag('--customer', kebab(rules?.customer), kebab(inOrg?.customer)),
      ...(inOrg === policy ? [] : changedByFlags(policy)),
    ]
      .filter((part) => part !== undefined)
      .join(' ');
  }

  handleMonths({ detail: { value } }: CustomEvent<{ readonly value: string }>): void {
    const months = Number(value);
    if (Number.isInteger(months) && months > 0 && months <= LONGEST_WINDOW) {
      this.months = value;
      this.outcome = '';
    }
  }

  handleMetric({ detail: { value } }: CustomEvent<{ readonly value: string }>): void {
    if (API_NAME.test(value)) {
      this.metric = value;
      this.outcome = '';
    }
  }

  async handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.command);
      this.outcome = COPIED;
    } catch {
      this.outcome = NOT_COPIED;
    }
  }
}

/**
 * What the flags of a run may have changed beside the rules above. Its policy is then called after the one in the org with the
 * changes behind (`Default/equal-revenue`), and only the run knows what they were.
 */
function changedByFlags(policy: TieringPolicy | undefined): (string | undefined)[] {
  const filter = policy?.filter;
  return [
    flag('--potential', kebab(policy?.openPotential)),
    flag('--damping', policy?.dampingPercent),
    filter && `--filter ${quoted(`${filter.field}=${filter.value}`)}`,
  ];
}

/** As a shell takes it for one word. */
function quoted(text: string): string {
  return /^[\w=.-]+$/.test(text) ? text : `"${text.replace(/["\\$`]/g, '\\$&')}"`;
}

function flag(name: string, wanted: string | undefined, ofPolicy?: string): string | undefined {
  return wanted === undefined || wanted === ofPolicy ? undefined : `${name} ${wanted}`;
}

/** Values on the command line: `EqualCount` is `equal-count`. */
function kebab(value: string | undefined): string | undefined {
  return value?.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
}
