import type { Schema } from '../../../local-org/src/schema/index.ts';
import type { MetadataElement, SourceMetadata } from '../sourceMetadata.ts';
import { reportColumn, type ReportColumn } from './reportColumn.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_reporttype.htm (ReportTypeCategory) */
const CATEGORIES =
  /^(accounts|opportunities|forecasts|cases|leads|campaigns|activities|busop|products|admin|territory|territory2|usage_entitlement|wdc|calibration|other|content|quotes|individual|employee|data_cloud|commerce|flow|semantic_model)$/;
const MOST_OBJECTS = 4;
const LONGEST_LABEL = 50;

/** A custom report type as reports use it. */
export interface ReportType {
  /** As reports name it: with `__c`. */
  readonly name: string;
  /** By the name that reports give them: `Account.Tier_Snapshots__r$Quartile__c`. */
  readonly columns: ReadonlyMap<string, ReportColumn>;
  readonly problems: readonly string[];
}

/** Reads a custom report type and resolves its joins and columns against the objects. */
export function readReportType({ fullName, content }: SourceMetadata, schema: Schema): ReportType {
  const problems: string[] = [];
  const tables = tablesOf(content, schema, problems);
  const columns = new Map<string, ReportColumn>();
  for (const section of content.elements('sections')) {
    if (section.elements('columns').length === 0)
      problems.push(`section ${section.text('masterLabel') ?? ''} is empty`);
    for (const column of section.elements('columns')) {
      const [table = '', field = ''] = [column.text('table'), column.text('field')];
      const object = tables.get(table);
      const found = object === undefined ? undefined : reportColumn(schema, object, field);
      if (object === undefined) problems.push(`table ${table} is not joined`);
      else if (!found) problems.push(`${object} has no report field ${field}`);
      else if (columns.has(`${table}$${field}`)) problems.push(`column ${table}$${field} stands twice`);
      else columns.set(`${table}$${field}`, found);
    }
  }
  for (const table of tables.keys()) {
    if (![...columns.keys()].some((name) => name.startsWith(`${table}$`))) problems.push(`no column of ${table}`);
  }
  if (!CATEGORIES.test(content.text('category') ?? '')) problems.push(`no category ${content.text('category') ?? ''}`);
  if ((content.text('label') ?? '').length > LONGEST_LABEL) problems.push(`label longer than ${LONGEST_LABEL}`);
  if (content.text('deployed') !== 'true') problems.push('is hidden from users, as it is not deployed');
  return { name: `${fullName}__c`, columns, problems };
}

/** Tables by their path, `Account.Tier_Snapshots__r`, with the objects in them. */
function tablesOf(content: MetadataElement, schema: Schema, problems: string[]): ReadonlyMap<string, string> {
  let path = content.text('baseObject') ?? '';
  let object = schema.object(path);
  if (!object) problems.push(`no object ${path}`);
  const tables = new Map(object ? [[path, object.name]] : []);
  let outer = false;
  for (let join = content.elements('join')[0]; join; join = join.elements('join')[0]) {
    const relationship = join.text('relationship') ?? '';
    const child = object?.childRelationships.find(({ relationshipName }) => relationshipName === relationship);
    path = `${path}.${relationship}`;
    object = child && schema.object(child.childObject);
    if (!object) problems.push(`no child relationship ${path}`);
    else tables.set(path, object.name);
    // "An inner join can't follow an outer join" in the sequence.
    if (outer && join.text('outerJoin') === 'false') problems.push(`inner join ${path} follows an outer join`);
    outer ||= join.text('outerJoin') === 'true';
  }
  if (tables.size > MOST_OBJECTS) problems.push(`joins more than ${MOST_OBJECTS} objects`);
  return tables;
}
