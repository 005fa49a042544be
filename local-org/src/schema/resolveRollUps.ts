import { MetadataError } from './metadataError.ts';
import { isSortable } from './fieldUse.ts';
import type { ObjectDraft } from './objectSchema.ts';
import type { FieldSchema, RollUpDefinition } from './types.ts';

/** Source: "Roll-Up Summary Field" in Salesforce Help. */
const maxRollUps = 25;
const summable: ReadonlySet<string> = new Set(['double', 'currency', 'percent', 'int']);
const comparable: ReadonlySet<string> = new Set([...summable, 'date', 'datetime']);

/** Accounts may summarize opportunities although AccountId is no master-detail, opportunities their products, campaigns their members. Source: the same page. */
const standardMasters: ReadonlySet<string> = new Set([
  'CampaignMember.CampaignId',
  'Opportunity.AccountId',
  'OpportunityLineItem.OpportunityId',
]);

/**
 * Gives roll-up summaries the type of what they summarize.
 * @throws Error naming the file and the rule of the platform that the roll-up breaks.
 */
export function resolveRollUps(objects: readonly ObjectDraft[]): ObjectDraft[] {
  return objects.map((object) => {
    const rollUps = object.fields.filter((field) => field.rollUp && field.custom);
    const beyond = rollUps[maxRollUps]?.rollUp;
    if (beyond)
      throw new MetadataError(beyond.file, `${object.name} has more than ${maxRollUps} roll-up summary fields.`);
    if (!object.fields.some((field) => field.rollUp)) return object;
    return {
      ...object,
      fields: object.fields.map((field) => (field.rollUp ? resolved(object, field, field.rollUp, objects) : field)),
    };
  });
}

function resolved(
  master: ObjectDraft,
  field: FieldSchema,
  rollUp: RollUpDefinition,
  objects: readonly ObjectDraft[],
): FieldSchema {
  const refuse = (problem: string): Error => new MetadataError(rollUp.file, `${problem}.`);
  const child = objects.find((object) => object.name === rollUp.childObject);
  const find = (name: string): FieldSchema => {
    const found = child?.fields.find((candidate) => candidate.name === name);
    if (!found) throw refuse(`${rollUp.childObject} has no field ${name}`);
    return found;
  };
  const { reference } = find(rollUp.masterField);
  const isMaster =
    !field.custom ||
    reference?.masterDetail === true ||
    standardMasters.has(`${rollUp.childObject}.${rollUp.masterField}`);
  if (!isMaster || !reference?.to.includes(master.name)) {
    throw refuse(`${rollUp.childObject}.${rollUp.masterField} is no master-detail field to ${master.name}`);
  }
  for (const filter of rollUp.filters) refuseFilter(find(filter.field), refuse);
  if (rollUp.summarizedField === undefined) return field;
  const source = find(rollUp.summarizedField);
  const allowed = rollUp.operation === 'sum' ? summable : comparable;
  if (!allowed.has(source.type) || source.autoNumber) {
    throw refuse(`${rollUp.operation} cannot summarize ${source.name}, which is of type ${source.type}`);
  }
  const isNumber = summable.has(source.type);
  return {
    ...field,
    type: source.type === 'int' ? 'double' : source.type,
    precision: isNumber ? 18 : 0,
    scale: source.scale,
  };
}

/** Source: "Roll-Up Summary Field" in Salesforce Help, "Implementation Tips": fields that filters cannot use. */
function refuseFilter(field: FieldSchema, refuse: (problem: string) => Error): void {
  if (field.reference || !isSortable(field) || field.type === 'id') {
    throw refuse(`the filter cannot use ${field.name}, a field of type ${field.type}`);
  }
}
