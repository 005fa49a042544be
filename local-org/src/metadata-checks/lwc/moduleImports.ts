import type { Position } from '../xml/XmlElement.ts';
import { typeScript } from './compilers.ts';

/** A module that a source imports, and where it says so. */
export interface ModuleImport {
  readonly specifier: string;
  readonly position: Position;
}

/** The modules that a JavaScript text imports or exports from, statically or not. */
export function moduleImports(source: string): ModuleImport[] {
  return typeScript()
    .preProcessFile(source, true, true)
    .importedFiles.map(({ fileName, pos }) => ({ specifier: fileName, position: positionAt(source, pos) }));
}

/** Own components in a template, `<c-tier-card>`, as the modules that the compiler makes of them. */
export function templateImports(html: string): ModuleImport[] {
  return [...html.matchAll(/<c-([a-z][\w-]*)/g)].map((match) => ({
    specifier: `c/${camelCase(match[1] ?? '')}`,
    position: positionAt(html, match.index),
  }));
}

const camelCase = (tag: string): string => tag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
