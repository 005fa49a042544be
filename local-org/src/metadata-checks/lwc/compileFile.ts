import type { Finding } from '../findings.ts';
import type { Position } from '../xml/XmlElement.ts';
import { lwcCompiler } from './compilers.ts';

/** How the compiler's errors look; their class is not exported. */
interface CompilerError {
  readonly message: string;
  readonly code?: number;
  /** Lines from 1, columns from 0 in JavaScript and from 1 elsewhere. */
  readonly location?: { readonly line?: number; readonly column?: number };
}

/** What one file of a bundle compiles to. */
export interface CompiledFile {
  readonly code: string;
  readonly errors: readonly Finding[];
}

/**
 * Compiles one html, js or css file of a bundle as the platform does; its errors carry line and column.
 * @param folder the bundle's folder, for places
 */
export function compileFile(
  folder: string,
  bundle: string,
  [name, source]: readonly [name: string, source: string],
  apiVersion: number,
): CompiledFile {
  const path = `${folder}/${name}`;
  try {
    const { code, warnings } = lwcCompiler().transformSync(source, name, {
      name: bundle,
      namespace: 'c',
      apiVersion,
      enableDynamicComponents: true,
      enableSyntheticElementInternals: true,
    });
    // The template compiler gathers its errors among the warnings where it can go on.
    const errors = (warnings ?? []).filter(({ level }) => Number(level) < LEVEL_WARNING);
    return { code, errors: errors.map((error) => finding(error, path)) };
  } catch (error) {
    return { code: '', errors: [finding(error as CompilerError, path)] };
  }
}

/** Of `DiagnosticLevel` in `@lwc/errors`: 0 is fatal, 1 an error, 2 a warning, 3 a note. */
const LEVEL_WARNING = 2;

function finding(error: CompilerError, path: string): Finding {
  // Below its sentence Babel shows the source; before it, the path of the file on this machine, which is told by `at`.
  const [sentence = ''] = error.message.replace(/^\w*SyntaxError: /, '').split('\n');
  const problem = sentence.replace(/\S+\.(?:js|html|css)(?::\d+:\d+)?: /, '');
  const numbered = /LWC\d+/.test(problem) || error.code === undefined ? problem : `LWC${error.code}: ${problem}`;
  const position = positionOf(error.location, path.endsWith('.js') ? 1 : 0);
  return { problem: numbered, at: position ? { path, position } : { path } };
}

function positionOf(location: CompilerError['location'], before: number): Position | undefined {
  const { line, column } = location ?? {};
  return line === undefined ? undefined : { line, column: Math.max((column ?? 0) + before, 1) };
}
