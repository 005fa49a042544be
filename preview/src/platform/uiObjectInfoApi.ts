import { getUiApi, type UiApiAnswer } from './uiApi.ts';
import { NOT_PROVIDED, type WireState } from './wireState.ts';

/** A field of UI API's object info, as far as the preview reads it. */
export interface FieldInfo {
  readonly apiName: string;
  readonly label: string;
  readonly dataType: string;
  readonly custom: boolean;
  readonly scale: number;
  readonly compoundFieldName: string | null;
  readonly compound: boolean;
  readonly relationshipName: string | null;
  readonly inlineHelpText: string | null;
}

export interface ObjectInfo {
  readonly apiName: string;
  readonly label: string;
  readonly fields: Readonly<Record<string, FieldInfo>>;
  readonly nameFields: readonly string[];
}

const answers = new Map<string, Promise<UiApiAnswer<ObjectInfo>>>();

/** Metadata does not change under an open page, so one request per object serves all its components. */
function readObjectInfo(objectApiName: string): Promise<UiApiAnswer<ObjectInfo>> {
  const known = answers.get(objectApiName) ?? getUiApi<ObjectInfo>(`/object-info/${encodeURIComponent(objectApiName)}`);
  answers.set(objectApiName, known);
  return known;
}

/**
 * The getObjectInfo wire adapter.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-object-info.html
 */
class GetObjectInfo {
  readonly #callback: (value: WireState<ObjectInfo>) => void;
  #objectApiName: string | undefined;

  constructor(callback: (value: WireState<ObjectInfo>) => void) {
    this.#callback = callback;
    callback(NOT_PROVIDED);
  }

  connect(): void {
    void this.#provide();
  }

  update(config: { readonly objectApiName?: string | { readonly objectApiName: string } }): void {
    const name = config.objectApiName;
    this.#objectApiName = typeof name === 'object' ? name.objectApiName : name;
    void this.#provide();
  }

  disconnect(): void {
    this.#objectApiName = undefined;
  }

  async #provide(): Promise<void> {
    const name = this.#objectApiName;
    if (!name) return;
    const answer = await readObjectInfo(name);
    if (this.#objectApiName !== name) return;
    this.#callback(answer.ok ? { data: answer.data, error: undefined } : { data: undefined, error: answer.error });
  }
}

export { GetObjectInfo as getObjectInfo };
