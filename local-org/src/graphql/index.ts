export { serveGraphql } from './serveGraphql.ts';
