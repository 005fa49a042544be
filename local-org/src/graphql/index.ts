export { listFilters } from './filterCondition.ts';
export { serveGraphql } from './serveGraphql.ts';
