import { existsSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';

import type { Plugin } from 'rollup';
import ts from 'typescript';

import { PreviewError } from '../project/index.ts';
import { moduleFile } from './sourceLocation.ts';

const COMPILER_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  // The LWC compiler handles @api, @wire and @track, so they must come through as written.
  experimentalDecorators: false,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  sourceMap: true,
};

function refuseSyntaxErrors(file: string, source: string, diagnostics: readonly ts.Diagnostic[] | undefined): void {
  const [first] = diagnostics ?? [];
  if (first === undefined) return;
  const { line } = ts.getLineAndCharacterOfPosition(
    ts.createSourceFile(file, source, ts.ScriptTarget.ESNext),
    first.start ?? 0,
  );
  const message = ts.flattenDiagnosticMessageText(first.messageText, ' ');
  throw new PreviewError(`TypeScript: ${message}`, 'Correct the component and reload.', `${file}:${line + 1}`);
}

/** Resolves relative imports to TypeScript first, and takes the types out of `.ts` before the LWC compiler sees it. */
export function typeScript(): Plugin {
  return {
    name: 'preview-typescript',
    resolveId(source, importer) {
      if (importer === undefined || !source.startsWith('.')) return undefined;
      const path = resolve(dirname(moduleFile(importer)), source);
      const candidates = extname(path) === '.js' ? [`${path.slice(0, -3)}.ts`] : [`${path}.ts`, path];
      const found = candidates.find((candidate) => candidate.endsWith('.ts') && existsSync(candidate));
      return found;
    },
    transform(code, id) {
      const file = moduleFile(id);
      if (!file.endsWith('.ts')) return undefined;
      const result = ts.transpileModule(code, {
        fileName: file,
        compilerOptions: COMPILER_OPTIONS,
        reportDiagnostics: true,
      });
      refuseSyntaxErrors(file, code, result.diagnostics);
      return {
        code: result.outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'),
        map: result.sourceMapText ?? null,
      };
    },
  };
}
