import { customLabel, metadataTypes, objectParts } from '../../metadata-format/index.ts';

/** Source: "DescribeMetadataResult", Metadata API Developer Guide. */
export function describeMetadata(): Record<string, unknown> {
  return {
    metadataObjects: metadataTypes.map(({ name, directory, suffix, form }) => ({
      childXmlNames:
        form === 'object' ? objectParts.map((part) => part.name) : name === 'CustomLabels' ? [customLabel] : [],
      directoryName: directory,
      inFolder: form === 'filed',
      metaFile: form === 'content',
      ...(form === 'bundle' ? {} : { suffix }),
      xmlName: name,
    })),
    organizationNamespace: '',
    partialSaveAllowed: true,
    testRequired: false,
  };
}
