import { RECORD_TYPE_FILTER } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { Org } from '../../salesforce/index.ts';
import type { PolicyOverrides } from './overridePolicy.ts';
import { wrongFilter } from './requirePolicyFields.ts';

/**
 * Makes sure that the record types which policies count are there: a misspelt one would match nothing, and clear every tier.
 * @param overrides tells whether a wrong name came from a flag or from the policy's record
 * @throws CommandError naming policy or flag, and the record types that there are
 */
export async function requireRecordTypes(
  org: Org,
  policies: readonly TieringPolicy[],
  overrides: PolicyOverrides,
): Promise<void> {
  const counting = policies.flatMap(({ name, filter }) =>
    filter?.field === RECORD_TYPE_FILTER ? [{ name, wanted: filter.value }] : [],
  );
  if (counting.length === 0) {
    return;
  }
  const records = await org.query("SELECT DeveloperName FROM RecordType WHERE SobjectType = 'Opportunity'");
  const known = records.map(({ DeveloperName }) => String(DeveloperName)).sort();
  // Upper and lower case are the same in SOQL.
  const spellings = new Set(known.map((developerName) => developerName.toLowerCase()));
  for (const { name, wanted } of counting) {
    if (!spellings.has(wanted.toLowerCase())) {
      const problem = `Opportunity has no record type ${wanted}; it has ${known.join(', ')}.`;
      throw wrongFilter(name, problem, overrides.filter !== undefined);
    }
  }
}
