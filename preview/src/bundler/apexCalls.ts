import type { Plugin } from 'rollup';

import { reachedModules } from './reachedModules.ts';
import { scopedModuleName } from './scopedModules.ts';

const METHOD = /^apex(?:Continuation)?\/(.+)$/;

/** The Apex methods that the components of a page import: known when the build has ended. */
export class ApexCalls {
  readonly #methods = new Map<string, readonly string[]>();

  /** One line for each component that calls Apex. */
  get warnings(): readonly string[] {
    return [...this.#methods].map(
      ([component, methods]) =>
        `${component} calls Apex (${methods.join(', ')}): the embedded org runs none, so that it gets an error each time. Try it in an org.`,
    );
  }

  /** @param components module ids of the page's components, by name */
  plugin(components: ReadonlyMap<string, string>): Plugin {
    const methods = this.#methods;
    return {
      name: 'preview-apex-calls',
      buildEnd() {
        for (const [component, id] of components) {
          const called = [...reachedModules(this, id)].flatMap(
            (module) => METHOD.exec(scopedModuleName(module) ?? '')?.[1] ?? [],
          );
          if (called.length > 0) methods.set(component, called.sort());
        }
      },
    };
  }
}
