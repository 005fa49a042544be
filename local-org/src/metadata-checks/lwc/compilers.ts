import { createRequire } from 'node:module';
import type * as LwcCompiler from '@lwc/compiler';
import type * as TypeScript from 'typescript';

const require = createRequire(import.meta.url);

// Both are large: an org that only starts, as in most tests, does not wait for them.

/** The compiler of Lightning web components, loaded when the first bundle is checked. */
export function lwcCompiler(): typeof LwcCompiler {
  return require('@lwc/compiler') as typeof LwcCompiler;
}

/** TypeScript, loaded when the first source is read. */
export function typeScript(): typeof TypeScript {
  return require('typescript') as typeof TypeScript;
}
