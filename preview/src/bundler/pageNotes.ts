import type { Plugin } from 'rollup';

import { absentBaseComponent } from './absentBaseComponent.ts';
import { reachedModules } from './reachedModules.ts';
import { scopedModuleName } from './scopedModules.ts';

interface Kind {
  /** What is told of a module, undefined where nothing is. */
  readonly find: (id: string) => string | undefined;
  /** The line about a component that leads to such modules. */
  readonly say: (component: string, found: string) => string;
}

const METHOD = /^apex(?:Continuation)?\/(.+)$/;

const KINDS: readonly Kind[] = [
  {
    find: (id) => METHOD.exec(scopedModuleName(id) ?? '')?.[1],
    say: (component, methods) =>
      `${component} calls Apex (${methods}): the embedded org runs none, so that it gets an error each time. Try it in an org.`,
  },
  {
    find: absentBaseComponent,
    say: (component, names) =>
      `${component} shows placeholders for base components that are not open source (${names}). Try it in an org.`,
  },
];

/** What does not work in the components of a page, although they run: known when the build has ended. */
export class PageNotes {
  #lines: readonly string[] = [];

  /** One line for each component and kind. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** @param components module ids of the page's components, by name */
  plugin(components: ReadonlyMap<string, string>): Plugin {
    const tell = (lines: readonly string[]): void => void (this.#lines = lines);
    return {
      name: 'preview-page-notes',
      buildEnd() {
        tell(
          [...components].flatMap(([component, id]) => {
            const reached = [...reachedModules(this, id)];
            return KINDS.flatMap(({ find, say }) => {
              const found = reached.flatMap((module) => find(module) ?? []);
              return found.length > 0 ? [say(component, found.sort().join(', '))] : [];
            });
          }),
        );
      },
    };
  }
}
