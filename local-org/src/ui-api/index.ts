export { displayValue } from './displayValue.ts';
export { serveUiApi } from './serveUiApi.ts';
