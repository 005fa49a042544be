import { readMetadata } from './metadataCache.ts';
import { provideOnce } from './provideOnce.ts';
import { wireAdapter } from './wireAdapter.ts';
import { NOT_PROVIDED, type WireState } from './wireState.ts';

/** One place of a layout. An address or a name has a component for each of its parts. */
export interface LayoutItem {
  readonly label: string;
  readonly required: boolean;
  readonly editableForNew: boolean;
  readonly editableForUpdate: boolean;
  readonly layoutComponents: readonly { readonly apiName: string | null; readonly componentType: string }[];
}

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_layout_section.htm */
export interface RecordLayoutSection {
  readonly id: string;
  readonly heading: string;
  readonly useHeading: boolean;
  readonly columns: number;
  readonly layoutRows: readonly { readonly layoutItems: readonly LayoutItem[] }[];
}

export interface RecordLayout {
  readonly id: string;
  readonly sections: readonly RecordLayoutSection[];
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-layout.html */
export interface LayoutConfig {
  readonly objectApiName?: string | { readonly objectApiName: string } | undefined;
  readonly layoutType?: string;
  readonly mode?: string;
  readonly recordTypeId?: string | undefined;
  readonly formFactor?: string;
}

/** The getLayout wire adapter: the user's layout of an object. */
export const getLayout = wireAdapter<LayoutConfig, WireState<RecordLayout>>(
  NOT_PROVIDED,
  ({ objectApiName, ...parameters }, emit) => {
    const name = typeof objectApiName === 'object' ? objectApiName.objectApiName : objectApiName;
    if (!name) return undefined;
    const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
    const query = new URLSearchParams(given).toString();
    return provideOnce(readMetadata<RecordLayout>(`/layout/${encodeURIComponent(name)}?${query}`), emit);
  },
);
