import type { Schema } from '../schema/index.ts';
import { isLive, tableOf } from '../store/index.ts';
import type { Store } from '../store/index.ts';

/** Brings the project's duplicate rules as records. Those that are there keep their ids; those that the project no longer has are deleted. */
export function seedDuplicateRules(schema: Schema, store: Store): void {
  const object = schema.object('DuplicateRule');
  if (!object) throw new Error('The catalogue of standard objects has no DuplicateRule.');
  const sql = `SELECT r."Id", r."SobjectType", r."DeveloperName" FROM ${tableOf(object)} AS r WHERE ${isLive(object, 'r')}`;
  const rows = [...store.select(sql, [])].map((row) => row.map(String));
  const gone = new Map(rows.map(([id = '', ...names]) => [names.join('.'), id]));
  for (const { object: ruled, name, label, active } of schema.declaredDuplicateRules) {
    const id = gone.get(`${ruled}.${name}`);
    gone.delete(`${ruled}.${name}`);
    store.seed(object, {
      ...(id === undefined ? {} : { Id: id }),
      ...{ DeveloperName: name, MasterLabel: label, SobjectType: ruled, Language: 'en_US', IsActive: active },
    });
  }
  for (const id of gone.values()) store.seed(object, { Id: id, IsActive: false, IsDeleted: true });
}
