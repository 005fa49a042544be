import type { FetchResponse } from './fetchResponse.ts';
import { freeze } from './readOnly.ts';
import { ingestRecord, watchRecords } from './recordCache.ts';
import { withNewer, type RecordRepresentation } from './records.ts';
import type { UiApiAnswer } from './uiApi.ts';
import type { WireState } from './wireState.ts';

/** An answer that carries records; changes of theirs are told, but which records it holds is not asked again. */
export interface RecordList<T> {
  readonly answer: Promise<UiApiAnswer<T>>;
  readonly recordsOf: (answer: T) => readonly RecordRepresentation[];
  readonly withRecords: (answer: T, records: readonly RecordRepresentation[]) => T;
}

/** Provides a list of records when it arrives, and again whenever one of its records changes. */
export function provideRecords<T>(list: RecordList<T>, emit: (state: WireState<T>) => void): () => void {
  let current: T | undefined;
  let hasEnded = false;

  const show = (answer: T): void => {
    current = answer;
    emit({ data: freeze(structuredClone(answer)), error: undefined });
  };

  const unwatch = watchRecords((changed) => {
    if (current === undefined) return;
    const records = list.recordsOf(current);
    const newer = records.map((record) => withNewer(record, changed));
    if (newer.some((record, index) => record !== records[index])) show(list.withRecords(current, newer));
  });

  const fail = (error: FetchResponse): void => emit(freeze({ data: undefined, error }));

  void list.answer.then((answer) => {
    if (hasEnded) return;
    if (!answer.ok) {
      fail(answer.error);
      return;
    }
    for (const record of list.recordsOf(answer.data)) ingestRecord(record);
    show(answer.data);
  });
  return () => {
    hasEnded = true;
    unwatch();
  };
}
