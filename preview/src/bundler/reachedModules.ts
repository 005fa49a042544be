import type { PluginContext } from 'rollup';

/** The ids of a module and of all modules that it leads to, however far away. */
export function* reachedModules(context: PluginContext, from: string): Generator<string> {
  const seen = new Set<string>();
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    yield id;
    const info = context.getModuleInfo(id);
    waiting.push(...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? []));
  }
}
