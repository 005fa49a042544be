import type { PolicyOverrides, TierOptions } from '../../scripts/tiering/index.ts';

/** What `tier` takes, as if the rest of the command line were empty. */
export function tierOptions(asOf: string | undefined, overrides: PolicyOverrides = {}): TierOptions {
  return {
    asOf,
    overrides,
    policy: undefined,
    allowUnusualWindow: false,
    dryRun: false,
    takeOver: false,
    stateFolder: undefined,
  };
}
