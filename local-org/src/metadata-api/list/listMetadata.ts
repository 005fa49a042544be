import { OrgError } from '../../errors.ts';
import type { OrgContext } from '../../http/index.ts';
import { componentOf, elementsIn, fileElements, isKnownType, objectPath } from '../../metadata-format/index.ts';
import type { LiveOrg } from '../../org/index.ts';
import { isAssociatedObject } from '../../schema/index.ts';
import { isPlatformType } from '../deploy/platformTypes.ts';
import { componentsIn, describeFiles } from './fileProperties.ts';

const folderTypes: Readonly<Record<string, string>> = { ReportFolder: 'Report', DashboardFolder: 'Dashboard' };
const filed: ReadonlySet<string> = new Set(Object.values(folderTypes));

/**
 * The components of a type that the org has; none of a type that the platform has and this org has not.
 * Source: "listMetadata()", Metadata API Developer Guide: what is in folders is listed folder by folder.
 * @throws OrgError INVALID_TYPE for what is no type
 */
export function listMetadata(
  org: OrgContext,
  live: LiveOrg,
  type: string,
  folder: string | undefined,
): readonly Record<string, unknown>[] {
  const describe = describeFiles(org, live);
  const kind = folderTypes[type] ?? type;
  if (!isKnownType(kind)) {
    if (isPlatformType(type)) return [];
    throw new OrgError('INVALID_TYPE', `Unknown type:${type}`);
  }
  if (fileElements.some(({ name }) => name === kind)) {
    const elements = [...live.files].flatMap(([path, bytes]) => elementsIn(path, bytes));
    return elements
      .filter(({ component }) => component.type === kind)
      .map(({ component, path }) => describe(component, path));
  }
  const found = [...componentsIn(live.files.keys()).values()].filter(({ component }) => component.type === kind);
  const wanted = found.filter(({ path }) => {
    const isFolder = path.endsWith('Folder-meta.xml');
    if (kind !== type) return isFolder;
    if (!filed.has(kind)) return true;
    return !isFolder && folder !== undefined && componentOf(path)?.fullName.startsWith(`${folder}/`) === true;
  });
  const properties = wanted.map(({ component, path }) => describe({ ...component, type }, path));
  return kind === 'CustomObject'
    ? [...properties, ...standardObjects(live).map((name) => describe({ type, fullName: name }, objectPath(name)))]
    : properties;
}

/** Standard objects are listed whether or not anything was deployed to them. */
function standardObjects({ schema, files }: LiveOrg): string[] {
  return schema.objects
    .filter((object) => !object.custom && !isAssociatedObject(object) && !files.has(objectPath(object.name)))
    .map(({ name }) => name);
}
