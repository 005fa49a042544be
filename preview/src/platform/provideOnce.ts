import { freeze } from './readOnly.ts';
import type { UiApiAnswer } from './uiApi.ts';
import type { WireState } from './wireState.ts';

/** Provides an answer when it arrives, unless the subscription has ended by then. */
export function provideOnce<T>(answer: Promise<UiApiAnswer<T>>, emit: (state: WireState<T>) => void): () => void {
  let isWanted = true;
  void answer.then((settled) => {
    if (!isWanted) return;
    emit(freeze(settled.ok ? { data: settled.data, error: undefined } : { data: undefined, error: settled.error }));
  });
  return () => {
    isWanted = false;
  };
}
