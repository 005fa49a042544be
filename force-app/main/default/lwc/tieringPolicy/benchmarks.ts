import { isFilled, isObject, parseJson } from './json.ts';

/** A published figure that screens show beside an organisation's own: a reference, never a target. */
export interface Benchmark {
  readonly key: string;
  readonly label: string;
  /** As it was published: `25 %`, `under 5 %`. */
  readonly figure: string;
  /** In percent, for lines in charts; undefined where the figure is no single number. */
  readonly value: number | undefined;
  readonly text: string;
  readonly source: string;
}

/** Reads `Tiering_Run__c.Benchmarks__c`, a JSON list; entries without key or figure are left out, and so is any other text. */
export function readBenchmarks(json: string): readonly Benchmark[] {
  const stored = parseJson(json);
  return (Array.isArray(stored) ? (stored as readonly unknown[]) : []).flatMap((entry): Benchmark[] => {
    if (!isObject(entry) || !isFilled(entry.key) || !isFilled(entry.figure)) {
      return [];
    }
    const { key, label, figure, value, text, source } = entry;
    return [
      {
        key,
        label: isFilled(label) ? label : key,
        figure,
        value: typeof value === 'number' ? value : undefined,
        text: isFilled(text) ? text : '',
        source: isFilled(source) ? source : '',
      },
    ];
  });
}
