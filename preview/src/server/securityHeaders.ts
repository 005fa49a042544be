/**
 * Lightning's content security policy under "Stricter CSP", on which Lightning Web Security relies: no inline script, no eval
 * outside its sandbox, nothing from other hosts unless an admin trusts them (the preview trusts none). Styles may be inline:
 * LWC's synthetic shadow adds style elements, and base components set style attributes; Lightning grants the same. `blob:`
 * frames throw under Lightning Web Security, so frames are off altogether.
 * https://developer.salesforce.com/docs/platform/lwc/guide/security-csp-stricter.html
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with every answer. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};
