import type { FieldSchema } from '../types.ts';
import type { MetadataNode } from './metadataNode.ts';

/** Elements that are read here, or that change no record. */
const knownElements = new Set([
  ...['fullName', 'type', 'description', 'inlineHelpText', 'trackHistory', 'trackFeedHistory', 'trackTrending'],
  ...['businessStatus', 'securityClassification', 'complianceGroup', 'businessOwnerUser', 'businessOwnerGroup'],
]);

/**
 * What a project says of a field that its object has anyway.
 * Source: "CustomField" in the Metadata API Developer Guide: it represents standard fields, too.
 * @throws MetadataError for what would change the field itself
 */
export function readStandardField(node: MetadataNode, field: FieldSchema): FieldSchema {
  node.refuseOthers(knownElements);
  return { ...field, trackHistory: node.flag('trackHistory') };
}
