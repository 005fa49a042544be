import { UnsupportedError } from '../../errors.ts';
import { componentOf, elementsIn, fileElements, isKnownType, names, objectParts } from '../../metadata-format/index.ts';
import type { Component, Manifest, SourcePackage } from '../../metadata-format/index.ts';
import { failure, ofManifest } from './deployMessage.ts';
import type { DeployMessage } from './deployMessage.ts';
import type { DeployOptions } from './deployOptions.ts';
import { isPlatformType } from './platformTypes.ts';

const file = 'package.xml';

/**
 * What package.xml and the files say about each other. Wording: "was named in package.xml, but was not found in zipped directory"
 * and "Not in package.xml" as in salesforce.stackexchange.com/questions/22240 and /45924, "Unknown type name" as in
 * github.com/scolladon/sfdc-generate-package/issues/8.
 */
export function checkManifest(manifest: Manifest, source: SourcePackage, options: DeployOptions): DeployMessage[] {
  const { types, version } = manifest;
  const problems = [...versionProblems(version), ...typeProblems(types)];
  const present = [...source.components.values()].flat().concat(elementsOfFiles(source));
  if (!options.allowMissingFiles) problems.push(...missingFiles(types, present));
  const refusesTypes = problems.some(({ componentType }) => componentType !== '');
  for (const [path, components] of source.components) {
    if (components.length === 0 && !refusesTypes) problems.push(failure(ofManifest(path), path, 'Not in package.xml'));
  }
  const written = new Set([...source.files.keys()].map((path) => JSON.stringify(componentOf(path))));
  for (const [path, components] of source.components) {
    for (const component of components) {
      if (!written.has(JSON.stringify(component)) || isNamed(manifest, component)) continue;
      problems.push(failure(component, path, 'Not in package.xml'));
    }
  }
  return problems;
}

function versionProblems(version: string | undefined): DeployMessage[] {
  if (version !== undefined && /^\d+\.0$/.test(version)) return [];
  return [failure(ofManifest(file), file, `The package.xml has no valid <version>, such as 66.0`)];
}

/** Types that are on the platform and not here are refused by name. */
function typeProblems(types: Manifest['types']): DeployMessage[] {
  return [...types].flatMap(([type, members]) => {
    if (isKnownType(type)) return [];
    if (!isPlatformType(type))
      return [failure(ofManifest(file), file, `Unknown type name '${type}' specified in package.xml`)];
    const { message } = new UnsupportedError(`metadata of the type ${type}`);
    return [...members].map((fullName) => failure({ type, fullName }, file, message));
  });
}

function missingFiles(types: Manifest['types'], present: readonly Component[]): DeployMessage[] {
  return [...types].flatMap(([type, members]) => {
    if (!isKnownType(type)) return [];
    const found = new Set(present.filter((component) => component.type === type).map(({ fullName }) => fullName));
    return [...members]
      .filter((fullName) => fullName !== '*' && !found.has(fullName))
      .map((fullName) =>
        failure(
          { type, fullName },
          file,
          `An object '${fullName}' of type ${type} was named in package.xml, but was not found in zipped directory`,
        ),
      );
  });
}

/** A part is named when the component is that it is part of. */
function isNamed(manifest: Manifest, component: Component): boolean {
  const { type, fullName } = component;
  if (names(manifest, component) || names(manifest, { type, fullName: '*' })) return true;
  if (objectParts.some(({ name }) => name === type)) {
    return isNamed(manifest, { type: 'CustomObject', fullName: fullName.split('.')[0] ?? '' });
  }
  // Labels are deployed one by one from the only file that they have, matching rules from that of their object.
  return fileElements.some(({ name, of }) => of === type && manifest.types.has(name));
}

function elementsOfFiles({ files }: SourcePackage): Component[] {
  return [...files].flatMap(([path, { bytes }]) => {
    try {
      return elementsIn(path, bytes).map(({ component }) => component);
    } catch {
      // That the file is no XML is found where it is checked.
      return [];
    }
  });
}
