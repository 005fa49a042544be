import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { lwcBundles, shown } from './lwcBundles.ts';

interface TsConfig {
  readonly compilerOptions?: { readonly paths?: Record<string, readonly string[]> } & Record<string, unknown>;
}

const CONFIG = 'tsconfig.lwc.json';

/** One `paths` entry per component: TypeScript resolves no wildcard into `<name>/<name>.ts`. */
export function pathMap(project: string): Record<string, string[]> {
  const written = lwcBundles(project).filter((bundle) =>
    bundle.sources.includes(join(bundle.folder, `${bundle.name}.ts`)),
  );
  return Object.fromEntries(
    written.map(({ name, folder }) => [`c/${name}`, [`./${shown(project, join(folder, `${name}.ts`))}`]]),
  );
}

/** The text of `tsconfig.lwc.json` with the path map of the components that exist. */
export async function withPathMap(project: string): Promise<string> {
  const file = join(project, CONFIG);
  const config = JSON.parse(readFileSync(file, 'utf8')) as TsConfig;
  const next = { ...config, compilerOptions: { ...config.compilerOptions, paths: pathMap(project) } };
  return format(JSON.stringify(next, undefined, 2), { ...(await resolveConfig(file)), filepath: file });
}

/** Whether `tsconfig.lwc.json` names exactly the components that exist. */
export function isPathMapCurrent(project: string): boolean {
  const config = JSON.parse(readFileSync(join(project, CONFIG), 'utf8')) as TsConfig;
  return JSON.stringify(sorted(config.compilerOptions?.paths ?? {})) === JSON.stringify(sorted(pathMap(project)));
}

function sorted(paths: Record<string, readonly string[]>): [string, readonly string[]][] {
  return Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1));
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, write: { type: 'boolean' } } });
  const project = join(import.meta.dirname, '../..');
  if (values.write) {
    writeFileSync(join(project, CONFIG), await withPathMap(project));
  } else if (!isPathMapCurrent(project)) {
    console.error(`${CONFIG} does not name exactly the components that exist.`);
    console.error('Next step: node scripts/build/pathMap.ts --write');
    process.exitCode = 1;
  }
}
