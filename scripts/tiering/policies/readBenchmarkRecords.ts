import type { Benchmark } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { Org } from '../../salesforce/index.ts';

export const BENCHMARK_TYPE = 'Benchmark__mdt';
export const BENCHMARK_COLUMNS = [
  'DeveloperName',
  'MasterLabel',
  'Figure__c',
  'Value__c',
  'Text__c',
  'Source__c',
] as const;

/** The published figures that the org keeps, by developer name; a run copies them for the screens. */
export async function readBenchmarkRecords(org: Org): Promise<readonly Benchmark[]> {
  const records = await org.query(`SELECT ${BENCHMARK_COLUMNS.join(', ')} FROM ${BENCHMARK_TYPE}`);
  const benchmarks = records.map((record): Benchmark => {
    const [key = '', label = '', figure = '', , text = '', source = ''] = BENCHMARK_COLUMNS.map((column) => {
      const value = record[column];
      return typeof value === 'string' ? value : '';
    });
    return {
      key,
      label,
      figure,
      value: typeof record.Value__c === 'number' ? record.Value__c : undefined,
      text,
      source,
    };
  });
  return benchmarks.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
