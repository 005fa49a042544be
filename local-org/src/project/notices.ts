import { dirname } from 'node:path';
import { USED, WITHOUT_EFFECT } from './metadataKinds.ts';
import type { Kind } from './metadataKinds.ts';

/**
 * What a project has that concerns only screens, or code that nobody runs here: one line a kind, with how many components there are,
 * one of them, and what follows.
 */
export function noticesOf(paths: readonly string[]): readonly string[] {
  const byKind = Map.groupBy(
    paths.flatMap((path) => kindOf(path) ?? []),
    ({ kind }) => kind.name,
  );
  return [...byKind.values()].flatMap((found) => {
    const [first] = found;
    const components = new Set(found.map(({ component }) => component));
    return first ? [`${first.kind.name} (${components.size}, such as ${first.component}): ${first.kind.follows}.`] : [];
  });
}

function kindOf(path: string): { readonly kind: Kind; readonly component: string } | undefined {
  const suffix = /\.(\w+)-meta\.xml$/.exec(path)?.[1];
  if (suffix === undefined || USED.has(suffix)) return undefined;
  // A bundle is one component, whatever files it has; an Aura application has the suffix of a Lightning one.
  const isAura = /(^|\/)aura\/[^/]+\/[^/]+$/.test(path);
  return {
    kind: WITHOUT_EFFECT[suffix] ?? { name: `metadata of the kind ${suffix}`, follows: 'nothing comes of it' },
    component: isAura ? dirname(path) : path,
  };
}
