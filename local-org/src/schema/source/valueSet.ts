import { basename } from 'node:path';
import type { Picklist, PicklistDependency, PicklistValue } from '../types.ts';
import type { MetadataFile } from './metadataFile.ts';
import { readMetadata } from './metadataNode.ts';
import type { MetadataNode } from './metadataNode.ts';

/** Global value sets by API name. They are always restricted. */
export type GlobalValueSets = ReadonlyMap<string, readonly PicklistValue[]>;

const suffix = '.globalValueSet-meta.xml';

export function readGlobalValueSets(files: readonly MetadataFile[]): GlobalValueSets {
  return new Map(
    files
      .filter(({ path }) => path.endsWith(suffix))
      .map((file) => {
        const node = readMetadata(file, 'GlobalValueSet');
        return [basename(file.path, suffix), node.children('customValue').map(readValue)];
      }),
  );
}

const valueSetElements = new Set([
  ...['restricted', 'valueSetDefinition', 'valueSetName', 'controllingField', 'valueSettings'],
]);

/** The values of a picklist field: its own, or those of a global value set. */
export function readPicklist(field: MetadataNode, globalValueSets: GlobalValueSets): Picklist {
  const valueSet = field.child('valueSet');
  if (!valueSet) throw field.error('<valueSet> is missing');
  valueSet.refuseOthers(valueSetElements);
  const globalName = valueSet.text('valueSetName');
  if (globalName !== undefined) {
    const values = globalValueSets.get(globalName);
    if (!values) throw field.error(`the global value set "${globalName}" does not exist`);
    return { restricted: true, values, dependency: readDependency(valueSet, values) };
  }
  const definition = valueSet.child('valueSetDefinition');
  if (!definition) throw field.error('<valueSet> needs a <valueSetDefinition> or a <valueSetName>');
  const values = definition.children('value').map(readValue);
  return { restricted: valueSet.flag('restricted'), values, dependency: readDependency(valueSet, values) };
}

/** Source: "ValueSet", controllingField and valueSettings, in the Metadata API Developer Guide. */
function readDependency(valueSet: MetadataNode, values: readonly PicklistValue[]): PicklistDependency | undefined {
  const controllingField = valueSet.text('controllingField');
  const settings = valueSet.children('valueSettings');
  if (controllingField === undefined) {
    if (settings.length > 0) throw valueSet.error('<valueSettings> needs a <controllingField>');
    return undefined;
  }
  const validFor = settings.map((setting) => {
    const name = setting.required('valueName');
    if (!values.some(({ value }) => value === name)) throw setting.error(`there is no value "${name}" to depend`);
    return [name, new Set(setting.texts('controllingFieldValue'))] as const;
  });
  return { controllingField, validFor: new Map(validFor), file: valueSet.file };
}

function readValue(node: MetadataNode): PicklistValue {
  const value = node.required('fullName');
  return {
    value,
    label: node.text('label') ?? value,
    active: node.text('isActive') === undefined || node.flag('isActive'),
    isDefault: node.flag('default'),
  };
}
