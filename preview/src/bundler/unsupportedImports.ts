import type { Plugin, PluginContext } from 'rollup';

import type { UnsupportedError } from '../project/index.ts';
import { reachedModules } from './reachedModules.ts';

const VIRTUAL = '\0preview-unsupported/';

/** Stands for any module: what is imported from it is undefined. A component that reaches it is never run. */
const CODE = 'export default undefined;\nexport const anything = {};';

/** The imports of a build that work in an org and not in the preview, and which components of the page need them. */
export class UnsupportedImports {
  readonly #errors: UnsupportedError[] = [];
  readonly #needing = new Map<string, UnsupportedError>();

  /** What each component needs that needs one of them, by the component's name; known when the build has ended. */
  get needing(): ReadonlyMap<string, UnsupportedError> {
    return this.#needing;
  }

  /** @returns the id of a module that takes the place of the missing one */
  add(error: UnsupportedError): string {
    this.#errors.push(error);
    return `${VIRTUAL}${this.#errors.length - 1}`;
  }

  /** @param components module ids of the page's components, by name */
  plugin(components: ReadonlyMap<string, string>): Plugin {
    const needing = this.#needing;
    const reached = (context: PluginContext, id: string): UnsupportedError | undefined => this.#reached(context, id);
    return {
      name: 'preview-unsupported-imports',
      load: (id) => (id.startsWith(VIRTUAL) ? { code: CODE, syntheticNamedExports: 'anything' } : undefined),
      buildEnd() {
        for (const [name, id] of components) {
          const error = reached(this, id);
          if (error !== undefined) needing.set(name, error);
        }
      },
    };
  }

  /** The first unsupported import that a module leads to, however far away. */
  #reached(context: PluginContext, from: string): UnsupportedError | undefined {
    const id = reachedModules(context, from).find((one) => one.startsWith(VIRTUAL));
    return id === undefined ? undefined : this.#errors[Number(id.slice(VIRTUAL.length))];
  }
}
