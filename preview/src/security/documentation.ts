const GUIDE = 'https://developer.salesforce.com/docs/platform/lightning-components-security/guide';
const RULES =
  'https://github.com/salesforce/lwsec-docs-mirror/tree/main/packages/%40locker/eslint-plugin-locker/docs/rules';

/**
 * What of Lightning's refusals the preview imitates, and the page that says so. Salesforce lists all of them:
 * https://developer.salesforce.com/tools/lws-distortion-viewer
 */
export const DISTORTIONS = {
  'MIME types of blobs': `${GUIDE}/lws-mime.html`,
  'markup that is inserted': `${GUIDE}/lws-sanitize-html.html`,
  'elements that all namespaces share': `${RULES}/distorted-node-text-content-setter.md`,
  'schemes of addresses': `${GUIDE}/lws-url-schemes.html`,
  'local and session storage': `${GUIDE}/lws-local-storage.html`,
  cookies: `${RULES}/distorted-document-cookie.md`,
  workers: `${RULES}/distorted-worker-constructor.md`,
  endpoints: `${RULES}/distorted-window-fetch.md`,
  'windows that are opened': `${RULES}/distorted-xml-http-request-window-open.md`,
  'blocked properties': `${RULES}/distorted-document-blocked-properties.md`,
  'document.domain': `${RULES}/distorted-document-domain-setter.md`,
  'shadow trees': `${RULES}/distorted-element-attach-shadow.md`,
} as const;

export type Distortion = keyof typeof DISTORTIONS;
