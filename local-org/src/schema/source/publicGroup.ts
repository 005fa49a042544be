import { basename } from 'node:path';
import type { MetadataFile } from './metadataFile.ts';
import { readMetadata } from './metadataNode.ts';

const suffix = '.group-meta.xml';

/** Users who can be named together; who they are is not metadata. */
export interface PublicGroupSchema {
  /** `DeveloperName` */
  readonly name: string;
  readonly label: string;
  /** Whether what is shared with a member is shared with who is above in the role hierarchy. */
  readonly includesBosses: boolean;
}

/**
 * The public groups among a project's files. Source: "Group" in the Metadata API Developer Guide (meta_group.htm).
 * @throws MetadataError for what is wrong in a file
 */
export function readPublicGroups(files: readonly MetadataFile[]): PublicGroupSchema[] {
  return files
    .filter(({ path }) => path.endsWith(suffix))
    .map((file) => {
      const node = readMetadata(file, 'Group');
      node.refuseOthers(new Set(['fullName', 'description', 'doesIncludeBosses', 'name']));
      return {
        name: basename(file.path, suffix),
        label: node.required('name'),
        includesBosses: node.flag('doesIncludeBosses'),
      };
    });
}
