import { isComponentCall } from './callers.ts';
import { nativeOf, refusal, replace } from './distort.ts';

interface DistortedAttribute {
  readonly element: { readonly prototype: Element; readonly name: string };
  readonly attribute: string;
  /** @throws TypeError when the address may not be used */
  readonly check: (address: string, where: string) => void;
  readonly afterwards?: (element: Element, address: string) => void;
}

function isBlank(address: string): boolean {
  return address === '' || address === 'about:blank';
}

/** https://developer.salesforce.com/docs/platform/lightning-components-security/guide/lws-url-schemes.html */
function requireHttp(address: string, where: string): void {
  const protocol = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).protocol : 'http:';
  if (isBlank(address) || ['http:', 'https:'].includes(protocol)) return;
  throw new TypeError(refusal(`${where} supports http://, https:// schemes and relative urls`));
}

/** https://developer.salesforce.com/docs/platform/lightning-components-security/guide/lws-blob-download.html */
function refuseData(address: string, where: string): void {
  if (!/^\s*data:/i.test(address)) return;
  throw new TypeError(refusal(`${where} does not support data: urls. Use a blob: url.`));
}

const setAttribute = nativeOf(Element.prototype, 'setAttribute', 'value');

/**
 * The browser then takes the frame's page for one of another origin.
 * https://developer.salesforce.com/docs/platform/lightning-components-security/guide/lws-iframes.html
 */
function sandbox(element: Element, address: string): void {
  if (!isBlank(address)) setAttribute?.call(element, 'sandbox', 'allow-scripts');
}

const ATTRIBUTES: readonly DistortedAttribute[] = [
  { element: HTMLIFrameElement, attribute: 'src', check: requireHttp, afterwards: sandbox },
  { element: HTMLObjectElement, attribute: 'data', check: requireHttp },
  { element: HTMLAnchorElement, attribute: 'href', check: refuseData },
];

function distortedAttribute(element: unknown, name: unknown): DistortedAttribute | undefined {
  const wanted = String(name).toLowerCase();
  return ATTRIBUTES.find(
    (entry) =>
      entry.attribute === wanted && Object.prototype.isPrototypeOf.call(entry.element.prototype, element as object),
  );
}

interface Assignment {
  readonly element: Element;
  readonly value: unknown;
  readonly assign: (address: string) => unknown;
  /** Else the engine assigns what a template says: an error would break its rendering, so it is reported instead. */
  readonly isByComponent: boolean;
}

function apply(entry: DistortedAttribute, { element, value, assign, isByComponent }: Assignment): void {
  const address = String(value);
  try {
    entry.check(address, `${entry.element.name}.${entry.attribute}`);
  } catch (error) {
    if (isByComponent) throw error;
    reportError(error);
    return;
  }
  assign(address);
  entry.afterwards?.(element, address);
}

function distortAttributeMethod(method: 'setAttribute' | 'setAttributeNS'): void {
  const native = nativeOf(Element.prototype, method, 'value');
  replace(Element.prototype, method, 'value', function (this: Element, ...args: unknown[]): void {
    const leading = args.slice(0, -1);
    const entry = distortedAttribute(this, leading.at(-1));
    if (entry === undefined) {
      native?.apply(this, args);
      return;
    }
    const assign = (address: string): unknown => native?.call(this, ...leading, address);
    apply(entry, { element: this, value: args.at(-1), assign, isByComponent: isComponentCall() });
  });
}

/**
 * Restricts the addresses of frames, objects and links. For the whole page, not for calls of components alone: the engine sets
 * the attributes of their templates, and no base component uses what is refused here.
 */
export function limitUrlSchemes(): void {
  for (const entry of ATTRIBUTES) {
    const { prototype } = entry.element;
    const native = nativeOf(prototype, entry.attribute, 'set');
    replace(prototype, entry.attribute, 'set', function (this: Element, value: unknown): void {
      const assign = (address: string): unknown => native?.call(this, address);
      apply(entry, { element: this, value, assign, isByComponent: isComponentCall() });
    });
  }
  distortAttributeMethod('setAttribute');
  distortAttributeMethod('setAttributeNS');
}
