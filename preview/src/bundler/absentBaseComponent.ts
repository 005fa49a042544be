import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', 'shell', 'lwc', 'absentBaseComponent');
const FILE = `${join(FOLDER, 'absentBaseComponent.ts')}?specifier=`;

/**
 * The id of what stands in a template for a base component that the preview has not. What a script imports has no such stand-in: nothing could
 * be called of it.
 * @param importer the file that asks for it, such as `stock.html`
 */
export function absentBaseComponentModule(source: string, importer: string): string | undefined {
  return source.startsWith('lightning/') && importer.endsWith('.html') ? FILE + source : undefined;
}

/** `lightning-map` for the id of its stand-in, undefined for other modules. */
export function absentBaseComponent(id: string): string | undefined {
  if (!id.startsWith(FILE)) return undefined;
  const name = id.slice(FILE.length + 'lightning/'.length);
  return `lightning-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
