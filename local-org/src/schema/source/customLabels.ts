import type { MetadataFile } from './metadataFile.ts';
import { readMetadata } from './metadataNode.ts';

/** The custom labels among a project's files, by name. */
export function readCustomLabels(files: readonly MetadataFile[]): ReadonlyMap<string, string> {
  return new Map(
    files
      .filter(({ path }) => path.endsWith('.labels-meta.xml'))
      .flatMap((file) => readMetadata(file, 'CustomLabels').children('labels'))
      .map((label) => [label.text('fullName') ?? '', label.text('value') ?? '']),
  );
}
