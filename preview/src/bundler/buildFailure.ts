import { PreviewError } from '../project/index.ts';
import { moduleFile } from './sourceLocation.ts';

interface CompilerFailure {
  readonly message: string;
  readonly id?: string;
  readonly filename?: string;
  readonly loc?: { readonly file?: string; readonly line?: number };
  readonly location?: { readonly line?: number };
  readonly cause?: unknown;
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
  const file = failure.loc?.file ?? failure.filename ?? failure.id;
  if (file === undefined) return error;
  const line = failure.loc?.line ?? failure.location?.line;
  const place = line === undefined ? moduleFile(file) : `${moduleFile(file)}:${line}`;
  return new PreviewError(failure.message, 'Correct the component and reload.', place);
}
