export * from './types.ts';
export { prepareQuery } from './prepareQuery.ts';
