import { existsSync, globSync, statSync } from 'node:fs';
import { dirname, basename, join } from 'node:path';

import { PreviewError } from './previewError.ts';
import { sourceFiles, type SfdxProject } from './sfdxProject.ts';
import { readXml, text } from './xml.ts';

const SUFFIX = '.resource-meta.xml';

/** A static resource of the project. */
export interface StaticResource {
  readonly name: string;
  readonly contentType: string;
  /** A file; for an archive a zip, or the folder that it was unpacked to. */
  readonly path: string;
  /** Whether the resource has files inside. */
  readonly isArchive: boolean;
}

/** Archives lie unpacked beside their metadata, other resources with the suffix of their content type, or `.resource`. */
function contentOf(metaFile: string, name: string): string {
  const folder = dirname(metaFile);
  const unpacked = join(folder, name);
  if (existsSync(unpacked) && statSync(unpacked).isDirectory()) return unpacked;
  const [file] = globSync(`${name}.*`, { cwd: folder }).filter((other) => !other.endsWith(SUFFIX));
  if (file !== undefined) return join(folder, file);
  throw new PreviewError('has no content beside it', `Add the file or the folder ${name}.`, metaFile);
}

/**
 * The project's static resources by name.
 * Source: "StaticResource", Metadata API Developer Guide, and "Static Resources" of the source format, Salesforce DX Developer Guide.
 * @throws PreviewError for metadata without a content
 */
export function readStaticResources(project: SfdxProject): ReadonlyMap<string, StaticResource> {
  const resources = sourceFiles(project, `staticresources/*${SUFFIX}`).map((metaFile): StaticResource => {
    const name = basename(metaFile, SUFFIX);
    const contentType = text(readXml(metaFile, 'StaticResource'), 'contentType') ?? 'application/octet-stream';
    const path = contentOf(metaFile, name);
    const isArchive = statSync(path).isDirectory() || /^application\/(?:x-)?zip/.test(contentType);
    return { name, contentType, path, isArchive };
  });
  return new Map(resources.map((resource) => [resource.name, resource]));
}
