export { serveUiApi } from './serveUiApi.ts';
