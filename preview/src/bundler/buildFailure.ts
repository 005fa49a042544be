import { basename } from 'node:path';

import { PreviewError } from '../project/index.ts';
import { locateImport, moduleFile } from './sourceLocation.ts';

interface CompilerFailure {
  readonly message: string;
  readonly id?: string;
  readonly filename?: string;
  readonly loc?: { readonly file?: string; readonly line?: number };
  readonly location?: { readonly line?: number };
  readonly cause?: unknown;
  readonly code?: string;
  readonly binding?: string;
  readonly exporter?: string;
}

/** An import of a name that its module does not have. */
export function missingExport(source: string, name: string, importer: string): PreviewError {
  return new PreviewError(`${source} has no export ${name}`, 'Correct the import.', locateImport(importer, name));
}

function isPreviewError(value: unknown): value is PreviewError {
  return value instanceof PreviewError;
}

/** Makes of whatever Rollup and the LWC compiler threw one error that names file and line. */
export function buildFailure(error: unknown): Error {
  if (isPreviewError(error)) return error;
  if (!(error instanceof Error)) return new Error(String(error));
  const failure: CompilerFailure = error;
  if (isPreviewError(failure.cause)) return failure.cause;
  if (failure.code === 'MISSING_EXPORT' && failure.id !== undefined) {
    return missingExport(basename(moduleFile(failure.exporter ?? '')), failure.binding ?? '', failure.id);
  }
  const file = failure.loc?.file ?? failure.filename ?? failure.id;
  if (file === undefined) return error;
  const line = failure.loc?.line ?? failure.location?.line;
  const place = line === undefined ? moduleFile(file) : `${moduleFile(file)}:${line}`;
  return new PreviewError(failure.message, 'Correct the component and reload.', place);
}
