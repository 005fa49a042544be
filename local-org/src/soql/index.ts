export { hasOwners } from './usingScope.ts';
export * from './types.ts';
export { prepareQuery } from './prepareQuery.ts';
