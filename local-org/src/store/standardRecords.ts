import { forecastCategories, forecastCategoryNames, standardStages } from '../schema/index.ts';
import type { Schema } from '../schema/index.ts';
import type { Database } from './database.ts';
import type { Store } from './types.ts';

/** Brings the records that every org has from its start. */
export function seedStandardRecords(schema: Schema, database: Database, store: Pick<Store, 'seed'>): void {
  seedStages(schema, database, store);
  seedPricebook(schema, database, store);
}

function seedStages(schema: Schema, database: Database, store: Pick<Store, 'seed'>): void {
  const object = schema.object('OpportunityStage');
  if (!object || database.get('SELECT 1 FROM "OpportunityStage"', [])) return;
  standardStages.forEach((stage, index) => {
    const category = forecastCategories.indexOf(stage.ForecastCategory);
    store.seed(object, {
      ...stage,
      ApiName: stage.MasterLabel,
      IsActive: true,
      SortOrder: String(index + 1),
      ForecastCategoryName: forecastCategoryNames[category] ?? null,
    });
  });
}

/** Every org has one standard price book ("Pricebook2" in the Object Reference); in a new one it is not active. */
function seedPricebook(schema: Schema, database: Database, store: Pick<Store, 'seed'>): void {
  const object = schema.object('Pricebook2');
  if (!object || database.get('SELECT 1 FROM "Pricebook2" WHERE "IsStandard" = 1', [])) return;
  store.seed(object, { Name: 'Standard Price Book', IsStandard: true });
}
