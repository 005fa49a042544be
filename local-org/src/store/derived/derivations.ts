import type { ObjectSchema } from '../../schema/index.ts';
import type { Database } from '../database.ts';
import type { Derivation } from './derivation.ts';
import { opportunityStage } from './opportunityStage.ts';
import type { StageDefaults } from './opportunityStage.ts';
import { personName } from './personName.ts';

/** Knows what the platform derives on which object. */
export class Derivations {
  readonly #database: Database;
  readonly #byObject: ReadonlyMap<string, Derivation>;
  #stages: Map<string, StageDefaults> | undefined;

  constructor(database: Database) {
    this.#database = database;
    this.#byObject = new Map([
      ['Contact', personName],
      ['User', personName],
      ['Opportunity', opportunityStage((name) => this.#stageNamed(name))],
    ]);
  }

  of(object: ObjectSchema): Derivation | undefined {
    return this.#byObject.get(object.name);
  }

  /** To be called when stages were written. */
  forgetStages(): void {
    this.#stages = undefined;
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
