import { fileElements, metadataTypes, objectParts } from '../../metadata-format/index.ts';

/** Source: "DescribeMetadataResult", Metadata API Developer Guide. */
export function describeMetadata(): Record<string, unknown> {
  return {
    metadataObjects: metadataTypes.map(({ name, directory, suffix, form }) => ({
      childXmlNames:
        form === 'object'
          ? objectParts.map((part) => part.name)
          : fileElements.filter(({ of }) => of === name).map((part) => part.name),
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
