export { servePartnerApi } from './servePartnerApi.ts';
