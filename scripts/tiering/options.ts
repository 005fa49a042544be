import type { PolicyOverrides } from './policies/index.ts';
import type { Exclusivity } from './runExclusively.ts';

/** Which rules to rank by: a policy of the org, or all active ones, and what to change in them for this once. */
export interface PolicyChoice {
  /** Developer name of a policy; undefined for all active ones, or with overrides for the one that writes to Account. */
  readonly policy: string | undefined;
  readonly overrides: PolicyOverrides;
  /** Lets a window be neither 12-18 nor 36-60 months long. */
  readonly allowUnusualWindow: boolean;
}

/** What a person may choose for one run. */
export interface TierOptions extends PolicyChoice, Exclusivity {
  /** `YYYY-MM-DD`; today in the org's time zone when undefined. */
  readonly asOf: string | undefined;
  readonly dryRun: boolean;
}
