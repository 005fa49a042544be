/** The rules to rank by: read from the org, chosen, changed by flags, checked against the fields of the org. */
export { choosePolicies } from './choosePolicies.ts';
export { overridePolicy } from './overridePolicy.ts';
export type { PolicyOverrides } from './overridePolicy.ts';
export { BENCHMARK_COLUMNS, BENCHMARK_TYPE, readBenchmarkRecords } from './readBenchmarkRecords.ts';
export { POLICY_COLUMNS, POLICY_TYPE, readPolicyRecords } from './readPolicyRecords.ts';
export { requirePolicyFields, spelledAsInOrg } from './requirePolicyFields.ts';
export type { PolicyFields } from './requirePolicyFields.ts';
export { requireRecordTypes } from './requireRecordTypes.ts';
