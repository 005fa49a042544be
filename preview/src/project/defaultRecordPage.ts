import type { LightningPage, RecordPage } from './pageModel.ts';

const component = (name: string) => ({ kind: 'component' as const, key: name, name, properties: {} });

/** The page of an object for which the project has none: record header, details, related lists. */
export function defaultRecordPage(objectApiName: string): RecordPage {
  const tabs = [
    { key: 'details', label: 'Details', active: true, items: [component('force:detailPanel')] },
    { key: 'related', label: 'Related', active: false, items: [component('force:relatedListContainer')] },
  ];
  return {
    name: SHELL_BUNDLE,
    label: objectApiName,
    objectApiName,
    rows: [
      [{ name: 'header', width: 'LARGE', columns: 12, items: [component('force:highlightsPanel')] }],
      [{ name: 'main', width: 'LARGE', columns: 12, items: [{ kind: 'tabset', key: 'tabs', tabs }] }],
    ],
  };
}

/** Name of the script of pages that hold no component of the project. */
export const SHELL_BUNDLE = '-shell';

/** What the script of lists, and of record pages that the project does not define, is built from. */
export const SHELL_PAGE: LightningPage = { name: SHELL_BUNDLE, label: 'Shell', rows: [] };
