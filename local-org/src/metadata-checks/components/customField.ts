import type { OrgMetadata } from '../OrgMetadata.ts';
import { filterLogicProblem } from './filterLogic.ts';
import type { TypeCheck } from './typeCheck.ts';

/**
 * What a lookup field says beyond what the schema needs: which records may be chosen.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm (LookupFilter)
 */
export const customFieldCheck: TypeCheck = {
  checked: ['lookup filters compare fields that exist, and their logic fits them'],
  *findings({ fullName, root }, org) {
    const filter = root.element('lookupFilter');
    if (!filter) return;
    const items = filter.elements('filterItems');
    for (const at of items.flatMap((item) => [...item.elements('field'), ...item.elements('valueField')])) {
      if (!isPath(org, fullName.split('.')[0] ?? '', at.content)) {
        yield { problem: `In field: ${at.name} - no CustomField named ${at.content} found`, at };
      }
    }
    const logic = filter.element('booleanFilter');
    const problem = logic && filterLogicProblem(logic.content, items.length);
    if (logic && problem !== undefined) yield { problem, at: logic };
  },
};

/** `Account.Type` of the record looked up, `$Source.Region__c` of the record that looks, `$User.Id` and the like. */
function isPath(org: OrgMetadata, source: string, path: string): boolean {
  if (!org.schema) return true;
  const [first = '', ...names] = path.split('.');
  if (first.startsWith('$') && first !== '$Source') return /^\$(User|Profile|UserRole|Permission|Api)$/.test(first);
  let object = org.schema.object(first === '$Source' ? source : first);
  for (const [index, name] of names.entries()) {
    const field = object?.field(name) ?? object?.relationship(name);
    if (!field) return false;
    if (index < names.length - 1) object = org.schema.object(field.reference?.to[0] ?? '');
  }
  return names.length > 0;
}
