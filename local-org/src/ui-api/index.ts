export { displayValue } from './displayValue.ts';
export type { ListFilters } from './lists/listFilters.ts';
export { readScreenMetadata } from './lists/screenMetadata.ts';
export type { ScreenMetadata } from './lists/screenMetadata.ts';
export { serveUiApi } from './serveUiApi.ts';
