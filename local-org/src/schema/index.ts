export * from './types.ts';
export { loadSchema } from './loadSchema.ts';
export { forecastCategories, forecastCategoryNames, standardStages } from './standard/index.ts';
