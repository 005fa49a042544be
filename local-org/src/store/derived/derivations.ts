import type { ObjectSchema, Schema } from '../../schema/index.ts';
import { columnOf, tableOf } from '../columns.ts';
import type { Database } from '../database.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import { lineItemPrices } from '../products/lineItemPrices.ts';
import { activityAccount } from './activityAccount.ts';
import { caseStatus } from './caseStatus.ts';
import type { Derivation } from './derivation.ts';
import { eventTimes } from './eventTimes.ts';
import { opportunityStage } from './opportunityStage.ts';
import type { StageDefaults } from './opportunityStage.ts';
import { personName } from './personName.ts';
import { taskStatus } from './taskStatus.ts';
import { together } from './together.ts';

/** Knows what the platform derives on which object. */
export class Derivations {
  readonly #schema: Schema;
  readonly #database: Database;
  readonly #byObject: ReadonlyMap<string, Derivation>;
  #stages: Map<string, StageDefaults> | undefined;

  constructor(schema: Schema, database: Database) {
    this.#schema = schema;
    this.#database = database;
    const account = activityAccount((id) => this.#accountOf(id));
    this.#byObject = new Map([
      ['Case', caseStatus],
      ['Contact', personName],
      ['User', personName],
      ['Opportunity', opportunityStage((name) => this.#stageNamed(name))],
      ['OpportunityLineItem', lineItemPrices],
      ['Task', together(taskStatus, account)],
      ['Event', together(eventTimes, account)],
    ]);
  }

  of(object: ObjectSchema): Derivation | undefined {
    return this.#byObject.get(object.name);
  }

  /** To be called when stages were written. */
  forgetStages(): void {
    this.#stages = undefined;
  }

  #accountOf(id: string): SqlValue | undefined {
    const object = this.#schema.objectByKeyPrefix(id.slice(0, 3));
    if (object?.name === 'Account') return id;
    // An activity about a case belongs to the account of its contact.
    const field = object?.name === 'Case' ? undefined : object?.field('AccountId');
    if (!object || !field) return undefined;
    return this.#database.get(`SELECT ${columnOf(field)} FROM ${tableOf(object)} WHERE "Id" = ?`, [id])?.[0] ?? null;
  }

  #stageNamed(name: string): StageDefaults | undefined {
    this.#stages ??= this.#readStages();
    return this.#stages.get(name.toLowerCase());
  }

  #readStages(): Map<string, StageDefaults> {
    const rows = this.#database.all(
      'SELECT "MasterLabel", "IsClosed", "IsWon", "DefaultProbability", "ForecastCategory" FROM "OpportunityStage"',
      [],
    );
    return new Map(
      rows.map(([label, isClosed = 0, isWon = 0, probability = 0, forecastCategory = 'Omitted']) => [
        String(label).toLowerCase(),
        { isClosed, isWon, probability, forecastCategory },
      ]),
    );
  }
}
