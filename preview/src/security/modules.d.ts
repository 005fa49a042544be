declare module 'lightning/purifyLib' {
  /** DOMPurify, as the open-source base components carry it. */
  export default function sanitizeHTML(markup: string, config: Readonly<Record<string, unknown>>): string;
}
