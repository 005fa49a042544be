import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { checkDeployment, type ComponentProblem } from '../../local-org/src/metadata-checks/index.ts';
import { loadSchema, type Schema } from '../../local-org/src/schema/index.ts';
import { bareImports } from '../../scripts/build/bareImports.ts';
import { ROOT } from './sourceMetadata.ts';

const PACKAGE = join(ROOT, 'force-app/main/default');
const encoder = new TextEncoder();
let files: ReadonlyMap<string, Uint8Array> | undefined;
let schema: Schema | undefined;

/** What of this project deploys, by path within `main/default`: components as the JavaScript that their TypeScript compiles to. */
export function projectFiles(): ReadonlyMap<string, Uint8Array> {
  files ??= new Map(
    globSync('**/*', { cwd: PACKAGE })
      .filter((path) => statSync(join(PACKAGE, path)).isFile())
      .filter((path) => !path.includes('__tests__') && !/\/lwc\/.*\.js$/.test(`/${path}`))
      .sort()
      .map((path) => deployed(path, readFileSync(join(PACKAGE, path)))),
  );
  return files;
}

export function projectSchema(): Schema {
  return (schema ??= loadSchema(ROOT));
}

function deployed(path: string, bytes: Buffer): [path: string, bytes: Uint8Array] {
  if (!path.endsWith('.ts')) return [path, bytes];
  const { outputText } = ts.transpileModule(bytes.toString(), {
    transformers: { before: [bareImports] },
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      experimentalDecorators: false,
      verbatimModuleSyntax: true,
    },
  });
  return [path.replace(/\.ts$/, '.js'), encoder.encode(outputText)];
}

/** What a deploy onto this project's metadata changes: new or replaced texts by path, undefined for a file that it removes. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** What an org with this project's metadata says of a deploy. */
export function problemsOf(
  changes: Changes,
  { schema: made = projectSchema() }: { readonly schema?: Schema | 'none' } = {},
): Promise<readonly ComponentProblem[]> {
  const after = new Map(projectFiles());
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) after.delete(path);
    else after.set(path, encoder.encode(text));
  }
  const paths = Object.keys(changes);
  return checkDeployment({
    files: after,
    deployed: new Set(paths.filter((path) => changes[path] !== undefined)),
    removed: new Set(paths.filter((path) => changes[path] === undefined)),
    schema: made === 'none' ? undefined : made,
  });
}

/** One line a problem: `Layout:12:20 Account-Account Layout: In field: …`, by the kind of component and its place. */
export async function toldOf(changes: Changes): Promise<string[]> {
  return (await problemsOf(changes)).map(
    ({ componentType, fullName, lineNumber, columnNumber, problem }) =>
      `${componentType}:${lineNumber ?? ''}:${columnNumber ?? ''} ${fullName}: ${problem}`,
  );
}

/** The text of a file of this project. @throws Error when there is none. */
export function projectText(path: string): string {
  const bytes = projectFiles().get(path);
  if (!bytes) throw new Error(`The project has no file ${path}.`);
  return new TextDecoder().decode(bytes);
}

/** A file of this project with every `from` replaced. @throws Error when it does not hold `from`. */
export function edited(path: string, from: string, to: string): Changes {
  const text = projectText(path);
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}.`);
  return { [path]: text.replaceAll(from, to) };
}
