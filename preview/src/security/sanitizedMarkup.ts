import sanitizeHTML from 'lightning/purifyLib';

/** https://developer.salesforce.com/docs/platform/lightning-components-security/guide/lws-sanitize-html.html */
const HTML_ELEMENTS = `
  a abbr acronym address area article aside audio b bdi bdo big blockquote body br button caption canvas center cite code col
  colgroup command datalist dd del details dfn dir div dl dt em fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 head
  header hgroup hr i iframe img input ins keygen kbd label legend li map mark menu meter nav ol optgroup option output p pre
  progress q rp rt ruby s samp section select small source span strike strong style sub summary sup table tbody td textarea tfoot
  th thead time tr track tt u ul var video wbr`;

/** https://developer.salesforce.com/docs/platform/lightning-components-security/guide/lws-sanitize-svg.html */
const SVG_ELEMENTS = `
  svg a altglyph altglyphdef altglyphitem animatecolor animatemotion animatetransform audio canvas circle clippath defs desc
  ellipse filter font g glyph glyphref hkern image line lineargradient marker mask mpath path pattern polygon polyline
  radialgradient rect stop switch symbol text textpath title tref tspan use video view vkern`;

const names = (list: string): string[] => list.trim().split(/\s+/);

/** `#text` is what DOMPurify calls the text between elements. */
const FRAGMENT = { ALLOWED_TAGS: ['#text', ...new Set([...names(HTML_ELEMENTS), ...names(SVG_ELEMENTS)])] };

const DOCUMENT = { ...FRAGMENT, ALLOWED_TAGS: [...FRAGMENT.ALLOWED_TAGS, 'html'], WHOLE_DOCUMENT: true };

/** Keeps the elements that Lightning Web Security lists, and of their attributes those that cannot run scripts. */
export const sanitizeFragment = (markup: string): string => sanitizeHTML(markup, FRAGMENT);

/** Sanitises a document of one of the MIME types that can carry scripts. */
export function sanitizeDocument(markup: string, mimeType: string): string {
  return mimeType === 'text/html' ? sanitizeHTML(markup, DOCUMENT) : sanitizeFragment(markup);
}
