import { getUiApi, type UiApiAnswer } from './uiApi.ts';

const answers = new Map<string, Promise<UiApiAnswer<unknown>>>();

/** Metadata does not change under an open page, so one request serves all its components; a failed one is asked again. */
export function readMetadata<T>(path: string): Promise<UiApiAnswer<T>> {
  const known = answers.get(path) ?? getUiApi<unknown>(path);
  answers.set(path, known);
  void known.then(({ ok }) => {
    if (!ok) answers.delete(path);
  });
  return known as Promise<UiApiAnswer<T>>;
}
