import { distortMethod, refusal } from './distort.ts';
import { sanitizeDocument } from './sanitizedMarkup.ts';

const ALLOWED_TYPES: readonly string[] = [
  'application/octet-stream',
  'application/json',
  'application/pdf',
  'text/plain',
  'text/markdown',
  'application/zip',
  'application/x-bzip',
  'application/x-rar-compressed',
  'application/x-tar',
];

const ALLOWED_FAMILIES = /^(video|audio|image|font)\/[\w.+-]+$/;

const SANITIZED_TYPES: readonly string[] = ['text/html', 'image/svg+xml', 'text/xml'];

/** The texts of blobs that can carry scripts, kept because a blob itself can be read asynchronously only. */
const markupOf = new WeakMap<Blob, string>();

function textOf(part: unknown): string | undefined {
  if (typeof part === 'string') return part;
  if (part instanceof ArrayBuffer || ArrayBuffer.isView(part)) return new TextDecoder().decode(part);
  return part instanceof Blob ? markupOf.get(part) : String(part);
}

function remember<T extends Blob>(blob: T, parts: readonly unknown[] | undefined): T {
  if (!SANITIZED_TYPES.includes(blob.type)) return blob;
  const texts = (parts ?? []).map(textOf);
  if (texts.every((text) => text !== undefined)) markupOf.set(blob, texts.join(''));
  return blob;
}

function sanitized(blob: Blob): Blob {
  const markup = markupOf.get(blob);
  // A file that the user picked, or an answer of a server: the platform reads it synchronously, which this page's policy forbids.
  if (markup === undefined)
    throw new Error(`The preview cannot read this ${blob.type} blob, so it gives it no address.`);
  return new Blob([sanitizeDocument(markup, blob.type)], { type: `${blob.type};charset=utf-8` });
}

/** Addresses of blobs exist for the MIME types that are listed; what can carry scripts is sanitised. A MIME type with parameters is none of them. */
export function limitObjectUrls(): void {
  for (const name of ['Blob', 'File'] as const) {
    globalThis[name] = new Proxy<typeof globalThis.Blob & typeof globalThis.File>(
      globalThis[name] as typeof globalThis.Blob & typeof globalThis.File,
      {
        construct: (target, args: readonly unknown[], newTarget) =>
          remember(Reflect.construct(target, args, newTarget) as Blob, args[0] as readonly unknown[] | undefined),
      },
    );
  }
  distortMethod<typeof URL, [source: unknown]>(URL, 'createObjectURL', (native, [source]) => {
    if (!(source instanceof Blob) || ALLOWED_TYPES.includes(source.type)) return native(source);
    if (SANITIZED_TYPES.includes(source.type)) return native(sanitized(source));
    if (ALLOWED_FAMILIES.test(source.type)) return native(source);
    throw new TypeError(refusal('Unsupported MIME type'));
  });
}
