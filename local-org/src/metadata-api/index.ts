export { serveMetadataApi } from './serveMetadataApi.ts';
