import { basename } from 'node:path';
import type { PicklistValue } from '../types.ts';
import type { MetadataFile } from './metadataFile.ts';
import { readMetadata } from './metadataNode.ts';
import type { MetadataNode } from './metadataNode.ts';

/** Global value sets by API name. They are always restricted. */
export type GlobalValueSets = ReadonlyMap<string, readonly PicklistValue[]>;

export interface Picklist {
  readonly restricted: boolean;
  readonly values: readonly PicklistValue[];
}

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

/** The values of a picklist field: its own, or those of a global value set. */
export function readPicklist(field: MetadataNode, globalValueSets: GlobalValueSets): Picklist {
  const valueSet = field.child('valueSet');
  if (!valueSet) throw field.error('<valueSet> is missing');
  valueSet.refuseOthers(new Set(['restricted', 'valueSetDefinition', 'valueSetName']));
  const globalName = valueSet.text('valueSetName');
  if (globalName !== undefined) {
    const values = globalValueSets.get(globalName);
    if (!values) throw field.error(`the global value set "${globalName}" does not exist`);
    return { restricted: true, values };
  }
  const definition = valueSet.child('valueSetDefinition');
  if (!definition) throw field.error('<valueSet> needs a <valueSetDefinition> or a <valueSetName>');
  return { restricted: valueSet.flag('restricted'), values: definition.children('value').map(readValue) };
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
