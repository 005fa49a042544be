import { block, distortMethod, distortSetter, refusal } from './distort.ts';

const FULL_SCREEN_OF_DOCUMENT = `exitFullscreen fullscreen fullscreenElement fullscreenEnabled onfullscreenchange onfullscreenerror`;

/** Properties that are not there for components. */
export function blockProperties(): void {
  const blocked: readonly (readonly [object, string])[] = [
    [globalThis, 'find'],
    [Document.prototype, `${FULL_SCREEN_OF_DOCUMENT} onsecuritypolicyviolation releaseEvents write writeln`],
    [
      Element.prototype,
      'onfullscreenchange onfullscreenerror requestFullscreen webkitRequestFullScreen webkitRequestFullscreen',
    ],
    [HTMLElement.prototype, 'nonce'],
    [HTMLIFrameElement.prototype, 'allowPaymentRequest csp featurePolicy referrerPolicy sandbox srcdoc'],
    [HTMLEmbedElement.prototype, 'getSVGDocument'],
    [HTMLObjectElement.prototype, 'getSVGDocument'],
  ];
  for (const [target, names] of blocked) block(target, names.split(' '));
}

/** The document's domain cannot be changed. */
export function keepDomain(): void {
  distortSetter(Document.prototype, 'domain', () => {
    throw new Error(refusal('Cannot set document.domain'));
  });
}

/** A component that attaches a shadow tree itself can attach a closed one only. */
export function requireClosedShadows(): void {
  distortMethod<Element, [init?: { readonly mode?: unknown }]>(Element.prototype, 'attachShadow', (native, [init]) => {
    if (init?.mode !== 'closed') throw new TypeError(refusal('Cannot attach a shadow root whose mode is not closed'));
    return native(init);
  });
}
