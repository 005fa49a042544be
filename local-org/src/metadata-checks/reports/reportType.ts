import type { Schema } from '../../schema/index.ts';
import type { Finding } from '../findings.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { reportColumn, type ReportColumn } from './reportColumn.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_reporttype.htm (ReportTypeCategory) */
const CATEGORIES =
  /^(accounts|opportunities|forecasts|cases|leads|campaigns|activities|busop|products|admin|territory|territory2|usage_entitlement|wdc|calibration|other|content|quotes|individual|employee|data_cloud|commerce|flow|semantic_model)$/;
const MOST_OBJECTS = 4;

/** A custom report type as reports use it. */
export interface ReportType {
  /** As reports name it: with `__c`. */
  readonly name: string;
  /** By the name that reports give them: `Account.Tier_Snapshots__r$Quartile__c`. */
  readonly columns: ReadonlyMap<string, ReportColumn>;
  readonly findings: readonly Finding[];
}

/** Reads a custom report type and resolves its joins and columns against the objects. */
export function readReportType(fullName: string, root: XmlElement, schema: Schema): ReportType {
  const findings: Finding[] = [];
  const tables = tablesOf(root, schema, findings);
  const isJoined = findings.length === 0;
  const columns = new Map<string, ReportColumn>();
  for (const section of root.elements('sections')) {
    if (!section.element('columns')) {
      findings.push({ problem: `section ${section.text('masterLabel') ?? ''} is empty`, at: section });
    }
    for (const at of section.elements('columns')) {
      const [table = '', field = ''] = [at.text('table'), at.text('field')];
      const object = tables.get(table);
      const found = object === undefined ? undefined : reportColumn(schema, object, field);
      // A join that failed was told; what hangs on it is no news.
      if (object === undefined) findings.push(...(isJoined ? [{ problem: `table ${table} is not joined`, at }] : []));
      else if (!found) findings.push({ problem: `${object} has no report field ${field}`, at });
      else if (columns.has(`${table}$${field}`)) {
        findings.push({ problem: `column ${table}$${field} stands twice`, at });
      } else columns.set(`${table}$${field}`, found);
    }
  }
  for (const table of tables.keys()) {
    if (![...columns.keys()].some((name) => name.startsWith(`${table}$`))) {
      findings.push({ problem: `no column of ${table}`, at: root });
    }
  }
  const category = root.element('category');
  if (!CATEGORIES.test(category?.content ?? '')) {
    findings.push({ problem: `no category ${category?.content ?? ''}`, at: category ?? root });
  }
  return { name: `${fullName}__c`, columns, findings };
}

/** Tables by their path, `Account.Tier_Snapshots__r`, with the objects in them. */
function tablesOf(root: XmlElement, schema: Schema, findings: Finding[]): ReadonlyMap<string, string> {
  const base = root.element('baseObject');
  let path = base?.content ?? '';
  let object = schema.object(path);
  if (!object)
    findings.push({ problem: `In field: baseObject - no CustomObject named ${path} found`, at: base ?? root });
  const tables = new Map(object ? [[path, object.name]] : []);
  let outer = false;
  for (let join = root.element('join'); join; join = join.element('join')) {
    const relationship = join.text('relationship') ?? '';
    const child = object?.childRelationships.find(({ relationshipName }) => relationshipName === relationship);
    path = `${path}.${relationship}`;
    object = child && schema.object(child.childObject);
    if (!object) findings.push({ problem: `no child relationship ${path}`, at: join });
    else tables.set(path, object.name);
    // "An inner join can't follow an outer join" in the sequence.
    if (outer && join.text('outerJoin') === 'false') {
      findings.push({ problem: `inner join ${path} follows an outer join`, at: join });
    }
    outer ||= join.text('outerJoin') === 'true';
  }
  if (tables.size > MOST_OBJECTS) findings.push({ problem: `joins more than ${MOST_OBJECTS} objects`, at: root });
  return tables;
}
