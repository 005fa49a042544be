import type { SqlValue } from '../fields/fieldCodec.ts';

/** A record on its way into the database: stored values by field API name. */
export type Row = Record<string, SqlValue>;
