import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import type { RowRules } from '../recordWriter.ts';
import type { DuplicateHandling, SaveOptions } from '../types.ts';
import type { DuplicateRules } from './duplicateRules.ts';

/** Source: "Duplicate Rule Header", REST API Developer Guide: the default of all of it is false. */
const DEFAULT: DuplicateHandling = { allowSave: false, runAsCurrentUser: false };

/** The duplicate rules of an org in one call of save(). */
export class SavedDuplicates {
  readonly #rules: DuplicateRules;
  readonly #viewer: Viewer;
  readonly #handling: DuplicateHandling | 'ignored';
  /** Source: "Things to Know About Duplicate Rules", Salesforce Help: what is saved together is compared with older records alone. */
  readonly #saved = new Set<string>();

  constructor(rules: DuplicateRules, viewer: Viewer, handling: SaveOptions['duplicates'] = DEFAULT) {
    this.#rules = rules;
    this.#viewer = viewer;
    this.#handling = handling;
  }

  /** The given rules, with duplicate rules behind them where an object has some. */
  behind(rules: RowRules, object: ObjectSchema): RowRules {
    const handling = this.#handling;
    if (handling === 'ignored' || !this.#rules.concern(object)) return rules;
    return {
      check: (candidate, author) => {
        rules.check(candidate, author);
        this.#rules.check({ candidate, viewer: this.#viewer, savedTogether: this.#saved }, handling);
      },
    };
  }

  saved(object: ObjectSchema, id: string): void {
    if (this.#rules.concern(object)) this.#saved.add(id);
  }
}
