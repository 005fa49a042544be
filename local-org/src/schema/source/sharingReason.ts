import { basename, dirname } from 'node:path';
import type { PicklistValue } from '../types.ts';
import type { MetadataFile } from './metadataFile.ts';
import { readMetadata } from './metadataNode.ts';

const suffix = '.sharingReason-meta.xml';

/**
 * The Apex sharing reasons among a project's files, as causes of shares, by the name of the custom object that they are of.
 * Source: "SharingReason" in the Metadata API Developer Guide (meta_apexsharingreason.htm).
 * @throws MetadataError for what is wrong in a file
 */
export function readSharingReasons(files: readonly MetadataFile[]): ReadonlyMap<string, readonly PicklistValue[]> {
  const reasons = files
    .filter(({ path }) => path.endsWith(suffix))
    .map((file) => {
      const node = readMetadata(file, 'SharingReason');
      node.refuseOthers(new Set(['fullName', 'label']));
      const object = basename(dirname(dirname(file.path)));
      const value = basename(file.path, suffix);
      if (!object.endsWith('__c')) throw node.error(`${object} is no custom object, and has no sharing reasons`);
      if (!value.endsWith('__c')) throw node.error(`the name of a sharing reason ends with __c, unlike ${value}`);
      return { object, reason: { value, label: node.required('label'), active: true, isDefault: false } };
    });
  return new Map(
    [...Map.groupBy(reasons, ({ object }) => object)].map(([object, ofObject]) => [
      object,
      ofObject.map(({ reason }) => reason),
    ]),
  );
}
