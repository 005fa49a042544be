import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { catalogueText } from './src/schema/index.ts';

/** Writes the list of standard objects and types of fields into the page on the embedded org: `node local-org/catalogue.ts`. */
const PAGE = path.join(import.meta.dirname, '../docs/local-org.md');
const SECTION = /(?<=^<!-- catalogue -->\n\n)[^]*?(?=\n\n<!-- end of the catalogue -->$)/m;

const page = readFileSync(PAGE, 'utf8');
if (!SECTION.test(page)) throw new Error('docs/local-org.md has no place for the catalogue.');
writeFileSync(
  PAGE,
  page.replace(SECTION, () => catalogueText()),
);
