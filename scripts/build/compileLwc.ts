import { existsSync, globSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { bareImports } from './bareImports.ts';
import { lwcBundles, packageDirectories, shown } from './lwcBundles.ts';

/** Every emitted file begins with it, so that a hand-written `.js` is never taken for a stale one. */
const MARK = '// Compiled from TypeScript: ';

/** What a compilation changed, as absolute paths. */
export interface CompiledLwcs {
  readonly written: readonly string[];
  /** JavaScript whose TypeScript is gone; Salesforce would go on deploying it. */
  readonly removed: readonly string[];
}

/**
 * Emits each component's `.js` beside its `.ts`, which is where `sf` looks for what it deploys, and removes stale `.js`.
 * Only types go: decorators stay for the LWC compiler, so the target stays ESNext (see docs/adr). Types are checked by
 * `tsc -p tsconfig.lwc.json`, not here.
 *
 * @throws Error naming the file and line when a source cannot be parsed; nothing is written then.
 */
export function compileLwc(project: string): CompiledLwcs {
  const emitted = lwcBundles(project)
    .flatMap((bundle) => bundle.sources)
    .map((source) => emit(project, source));
  const written = emitted.filter(({ target, code }) => !existsSync(target) || readFileSync(target, 'utf8') !== code);
  for (const { target, code } of written) {
    writeFileSync(target, code);
  }
  const removed = staleJavaScript(project);
  removed.forEach(removeFile);
  return { written: written.map(({ target }) => target), removed };
}

function staleJavaScript(project: string): string[] {
  return packageDirectories(project)
    .flatMap((directory) => globSync('**/lwc/**/*.js', { cwd: directory }).map((file) => join(directory, file)))
    .filter((file) => !existsSync(file.replace(/\.js$/, '.ts')) && readFileSync(file, 'utf8').startsWith(MARK));
}

/** Also the folder, when it is left empty: `sf` takes a folder below `lwc` for a component. */
function removeFile(file: string): void {
  rmSync(file);
  const folder = dirname(file);
  if (readdirSync(folder).length === 0) {
    rmdirSync(folder);
  }
}

function emit(project: string, source: string): { readonly target: string; readonly code: string } {
  const text = readFileSync(source, 'utf8');
  refuseJavaScriptSuffixes(project, source, text);
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    fileName: source,
    reportDiagnostics: true,
    transformers: { before: [bareImports] },
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      experimentalDecorators: false,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      newLine: ts.NewLineKind.LineFeed,
    },
  });
  const [first] = diagnostics;
  if (first) {
    const line = first.file?.getLineAndCharacterOfPosition(first.start ?? 0).line ?? 0;
    const message = ts.flattenDiagnosticMessageText(first.messageText, ' ');
    throw new Error(`${shown(project, source)}:${line + 1}: ${message} Next step: mend the source and compile again.`);
  }
  return { target: source.replace(/\.ts$/, '.js'), code: `${MARK}${basename(source)}\n${outputText}` };
}

/** A `.js` is emitted, so a source that names one depends on what the last build left. */
function refuseJavaScriptSuffixes(project: string, source: string, text: string): void {
  const suffixed = ts.preProcessFile(text).importedFiles.find(({ fileName }) => /^\..*\.js$/.test(fileName));
  if (suffixed) {
    const right = suffixed.fileName.replace(/\.js$/, '.ts');
    throw new Error(`${shown(project, source)} imports '${suffixed.fileName}'. Next step: import '${right}'.`);
  }
}

if (import.meta.main) {
  const project = join(import.meta.dirname, '../..');
  try {
    const { written, removed } = compileLwc(project);
    written.forEach((file) => {
      console.log(`wrote   ${shown(project, file)}`);
    });
    removed.forEach((file) => {
      console.log(`removed ${shown(project, file)}`);
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
