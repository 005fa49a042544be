/**
 * Lightning's content security policy under "Stricter CSP", on which Lightning Web Security relies: no inline script, nothing from
 * other hosts unless an admin trusts them (the preview trusts none). Scripts, styles, fonts, images, media, frames and connections come from
 * the org, says the first page, and no script is inline, says the second. Neither tells the rest, which follows what practitioners show of the header:
 * `object-src 'self'`; inline styles, for LWC's synthetic shadow adds style elements and base components set style attributes; images, fonts
 * and media as `data:` or `blob:`. Lightning grants eval, within its sandbox; the preview has none and refuses it. `base-uri`, `form-action`, `worker-src`
 * and `frame-ancestors` are the preview's own caution: no component can tell.
 * https://developer.salesforce.com/docs/platform/lwc/guide/security-csp.html
 * https://developer.salesforce.com/docs/platform/lwc/guide/security-csp-stricter.html
 * https://github.com/svierk/awesome-lwc-collection/issues/69
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'self'",
  "frame-src 'self'",
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
