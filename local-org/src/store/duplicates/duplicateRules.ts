import type { FormulaRecord } from '../../formula/index.ts';
import { evaluateFilterLogic, isUser } from '../../schema/index.ts';
import type { DuplicateRuleSchema, MatchingRuleSchema, ObjectSchema, Schema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import type { Database } from '../database.ts';
import { candidateRecord } from '../formulas/candidate.ts';
import type { Candidate } from '../formulas/candidate.ts';
import type { FormulaValues } from '../formulas/formulaValues.ts';
import { holds } from '../lookupFilters/comparison.ts';
import { SharingChecks } from '../save/sharingChecks.ts';
import type { DuplicateHandling } from '../types.ts';
import type { DuplicateMatch, DuplicateResult } from './duplicatesDetected.ts';
import { DuplicatesDetected } from './duplicatesDetected.ts';
import { matchQuery } from './matchingRules.ts';

/** What the platform says where a rule has no text of its own. Source: salesforce.stackexchange.com/questions/238047. */
const DEFAULT_MESSAGE = "You're creating a duplicate record. We recommend you use an existing record instead.";

/** A record that somebody is about to save, or asks about. */
export interface DuplicateSearch {
  readonly candidate: Candidate;
  readonly viewer: Viewer;
  /** Whether sharing counts whatever a rule says of it. */
  readonly runAsCurrentUser: boolean;
  /** Records that are saved together are not compared with each other. */
  readonly savedTogether: ReadonlySet<string>;
}

/** A rule that lets a record through and is to tell of it when it is saved, with those of its matching rules that were asked. */
export interface ReportingRule {
  readonly rule: DuplicateRuleSchema;
  readonly matchingRules: readonly MatchingRuleSchema[];
}

/** Evaluates the active duplicate rules of an org. */
export class DuplicateRules {
  readonly #schema: Schema;
  readonly #database: Database;
  readonly #values: FormulaValues;
  readonly #concerned: ReadonlySet<string>;

  constructor(schema: Schema, database: Database, values: FormulaValues) {
    this.#schema = schema;
    this.#database = database;
    this.#values = values;
    const objects = schema.objects.filter(({ name }) => schema.duplicateRules(name).length > 0);
    this.#concerned = new Set(objects.map(({ name }) => name));
  }

  concern({ name }: ObjectSchema): boolean {
    return this.#concerned.has(name);
  }

  /**
   * Runs the rules in their order on a record that its validation rules let pass. Of what is allowed with an alert nothing is said to who
   * saves knowingly. Source: "Triggers and Order of Execution" in the Apex Developer Guide; "DuplicateRule" in the Metadata API
   * Developer Guide (actionOnInsert); "Duplicate Rule Header" in the REST API Developer Guide (allowSave).
   * @returns the rules that report the record when it is saved
   * @throws DuplicatesDetected for the first rule that keeps the record from being saved
   */
  check(search: Omit<DuplicateSearch, 'runAsCurrentUser'>, handling: DuplicateHandling): readonly ReportingRule[] {
    const reporting: ReportingRule[] = [];
    const isNew = search.candidate.id === undefined;
    const { allowSave, runAsCurrentUser } = handling;
    for (const rule of this.#schema.duplicateRules(search.candidate.object.name)) {
      const { action, alerts, reports } = isNew ? rule.onInsert : rule.onUpdate;
      if (action === 'Block' || (alerts && !allowSave)) {
        const result = this.#find(rule, { ...search, runAsCurrentUser });
        if (result) throw new DuplicatesDetected(result);
      }
      if (action === 'Allow' && reports) {
        const compared = candidateRecord(search.candidate, this.#values);
        reporting.push({ rule, matchingRules: this.#asked(rule, search, compared) });
      }
    }
    return reporting.filter(({ matchingRules }) => matchingRules.length > 0);
  }

  /** The records that a rule takes for one that was saved. */
  duplicatesOf({ rule, matchingRules }: ReportingRule, search: DuplicateSearch): readonly string[] {
    const { record } = candidateRecord(search.candidate, this.#values);
    return [...new Set(matchingRules.flatMap((matching) => this.#matches(rule, matching, record, search)))];
  }

  /** What each rule finds, whatever comes of it. */
  find(search: DuplicateSearch): readonly DuplicateResult[] {
    const rules = this.#schema.duplicateRules(search.candidate.object.name);
    return rules.flatMap((rule) => this.#find(rule, search) ?? []);
  }

  #find(rule: DuplicateRuleSchema, search: DuplicateSearch): DuplicateResult | undefined {
    const { object, id } = search.candidate;
    const compared = candidateRecord(search.candidate, this.#values);
    const found = this.#asked(rule, search, compared)
      .map((matching) => ({ matching, ids: this.#matches(rule, matching, compared.record, search) }))
      .filter(({ ids }) => ids.length > 0);
    if (found.length === 0) return undefined;
    const sharing = new SharingChecks(this.#database, search.viewer);
    const isReadable = search.viewer.object(object.name).read;
    const matches = found.map(({ matching, ids }): DuplicateMatch => ({
      rule: matching.name,
      isFuzzy: matching.items.some(({ method }) => method !== 'Exact'),
      object,
      ids: ids.filter((one) => isReadable && sharing.allows(object, one, 'read')),
    }));
    return {
      rule,
      allowSave: (id === undefined ? rule.onInsert : rule.onUpdate).action === 'Allow',
      message: rule.alertText ?? DEFAULT_MESSAGE,
      matches,
    };
  }

  /** The matching rules that have something to say: none about a record that the rule is not about, or that nothing compared changes of. */
  #asked(
    rule: DuplicateRuleSchema,
    { candidate: { object }, viewer }: Pick<DuplicateSearch, 'candidate' | 'viewer'>,
    { record, before }: ReturnType<typeof candidateRecord>,
  ): readonly MatchingRuleSchema[] {
    if (!this.#isAbout(rule, object, record, viewer)) return [];
    return rule.matchingRules.filter((matching) => !before || isChanged(object, matching, record, before));
  }

  /** Source: "DuplicateRuleFilter" in the Metadata API Developer Guide: the rule applies to records that match the criteria. */
  #isAbout({ filter }: DuplicateRuleSchema, object: ObjectSchema, record: FormulaRecord, viewer: Viewer): boolean {
    if (!filter) return true;
    const userObject = this.#schema.object('User');
    const results = filter.items.map((item) =>
      holds(item, (name) => {
        const isOfUser = isUser(item.table);
        const field = (isOfUser ? userObject : object)?.field(name);
        if (!field) return undefined;
        const from = isOfUser && userObject ? this.#values.record(userObject, viewer.userId) : record;
        return { field, stored: from.stored(field) };
      }),
    );
    return filter.logic === undefined ? results.every(Boolean) : evaluateFilterLogic(filter.logic, results);
  }

  /** Source: "Things to Know About Duplicate Rules", Salesforce Help: who cannot see a field of a matching rule finds nothing by it. */
  #matches(
    { enforcesSharing }: DuplicateRuleSchema,
    matching: MatchingRuleSchema,
    record: FormulaRecord,
    { candidate: { object, id }, viewer, runAsCurrentUser, savedTogether }: DuplicateSearch,
  ): readonly string[] {
    if (!matching.items.every(({ field }) => viewer.field(object.name, field).read)) return [];
    const shared = enforcesSharing || runAsCurrentUser ? viewer.rowFilter(object, 'r', 'read') : undefined;
    const others = { text: `r."Id" <> ?${shared ? ` AND ${shared.text}` : ''}`, parameters: shared?.parameters ?? [] };
    const { text, parameters } = matchQuery(object, matching, (field) => record.stored(field), {
      ...others,
      parameters: [id ?? '', ...others.parameters],
    });
    const ids = this.#database.all(text, [...parameters]).map(([one]) => String(one));
    return ids.filter((one) => !savedTogether.has(one));
  }
}

/** Source: "Things to Know About Duplicate Rules": an edited record is compared when a field of the rule has changed. */
function isChanged(
  object: ObjectSchema,
  { items }: MatchingRuleSchema,
  record: FormulaRecord,
  before: FormulaRecord,
): boolean {
  return items.some(({ field: name }) => {
    const field = object.field(name);
    return field !== undefined && record.stored(field) !== before.stored(field);
  });
}
