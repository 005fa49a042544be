/**
 * Hands a file to the browser, which saves it under this name. Text goes as `text/plain`, whatever its name ends with: Lightning Web
 * Security refuses blobs of type text/csv and sanitises those of type text/html.
 *
 * @see https://developer.salesforce.com/docs/platform/lightning-components-security/guide/lws-mime.html
 */
export function saveFile(name: string, content: string | Blob): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: 'text/plain' }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Text as part of a file's name on any system: letters and digits of any language, words joined by hyphens. */
export function fileNamePart(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
}
