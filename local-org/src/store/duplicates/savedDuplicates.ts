import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import type { RecordReader } from '../recordReader.ts';
import type { Author, RowRules } from '../recordWriter.ts';
import type { DuplicateHandling, SaveOptions } from '../types.ts';
import type { DuplicateReports } from './duplicateReports.ts';
import type { DuplicateRules, ReportingRule } from './duplicateRules.ts';

/** Source: "Duplicate Rule Header", REST API Developer Guide: the default of all of it is false. */
const DEFAULT: DuplicateHandling = { allowSave: false, runAsCurrentUser: false };

/** A record that is to be reported when all of its call are saved. */
interface SavedRecord {
  readonly object: ObjectSchema;
  readonly id: string;
  readonly rules: readonly ReportingRule[];
}

/** The duplicate rules of an org in one call of save(). */
export class SavedDuplicates {
  readonly #rules: DuplicateRules;
  readonly #viewer: Viewer;
  readonly #handling: DuplicateHandling | 'ignored';
  /** Source: "Things to Know About Duplicate Rules", Salesforce Help: what is saved together is compared with older records alone. */
  readonly #saved = new Set<string>();
  readonly #toReport: SavedRecord[] = [];
  /** Of the record that was checked last. */
  #reporting: readonly ReportingRule[] = [];

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
        this.#reporting = [];
        rules.check(candidate, author);
        this.#reporting = this.#rules.check({ candidate, viewer: this.#viewer, savedTogether: this.#saved }, handling);
      },
    };
  }

  saved(object: ObjectSchema, id: string): void {
    if (!this.#rules.concern(object)) return;
    this.#saved.add(id);
    if (this.#reporting.length > 0) this.#toReport.push({ object, id, rules: this.#reporting });
    this.#reporting = [];
  }

  /**
   * Reports what was saved although it has duplicates, those that were saved with it among them. Source: "Things to Know About Duplicate
   * Rules", Salesforce Help: nobody is told of records that are saved at the same time, but reports include them.
   */
  report(
    { reader, reports }: { readonly reader: RecordReader; readonly reports: DuplicateReports },
    author: Author,
  ): void {
    const { runAsCurrentUser } = this.#handling === 'ignored' ? DEFAULT : this.#handling;
    for (const { object, id, rules } of this.#toReport) {
      // What a master's roll-ups refused is gone again.
      if (reader.state(object, id) !== 'live') continue;
      const search = { candidate: { object, id, row: {} }, viewer: this.#viewer, savedTogether: new Set<string>() };
      for (const rule of rules) {
        const duplicates = this.#rules.duplicatesOf(rule, { ...search, runAsCurrentUser });
        reports.keep({ object, id, rule: rule.rule.name, duplicates }, author);
      }
    }
  }
}
