import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { PreviewError } from './previewError.ts';
import { sourceFiles, type SfdxProject } from './sfdxProject.ts';
import { attribute, children, readXml, text, texts, type XmlElement } from './xml.ts';

/** A property that an admin can set in Lightning App Builder. */
export interface DesignProperty {
  readonly name: string;
  readonly type: string;
  readonly default: string | undefined;
}

/** An LWC bundle of the project. */
export interface LightningComponent {
  /** Folder name, such as `tierCard`; its module is `c/tierCard`. */
  readonly name: string;
  /** Absolute path of the TypeScript or JavaScript module, or of shared CSS. TypeScript wins: a `.js` beside it was emitted from it. */
  readonly entry: string;
  readonly metaFile: string;
  /** The LWC API version, such as 66. */
  readonly apiVersion: number;
  readonly isExposed: boolean;
  readonly targets: readonly string[];
  /** Design properties by target. */
  readonly properties: ReadonlyMap<string, readonly DesignProperty[]>;
}

function designProperties(meta: XmlElement): ReadonlyMap<string, readonly DesignProperty[]> {
  const byTarget = new Map<string, readonly DesignProperty[]>();
  for (const config of children(meta, 'targetConfigs').flatMap((configs) => children(configs, 'targetConfig'))) {
    const properties = children(config, 'property').map((property) => ({
      name: attribute(property, 'name') ?? '',
      type: attribute(property, 'type') ?? 'String',
      default: attribute(property, 'default'),
    }));
    for (const target of (attribute(config, 'targets') ?? '').split(',')) byTarget.set(target.trim(), properties);
  }
  return byTarget;
}

function readComponent(metaFile: string, project: SfdxProject): LightningComponent {
  const folder = dirname(metaFile);
  const name = basename(metaFile, '.js-meta.xml');
  // A bundle of style sheets alone has no module: others import it in their CSS.
  const entry = ['.ts', '.js', '.css']
    .map((extension) => join(folder, name + extension))
    .find((file) => existsSync(file));
  if (entry === undefined) {
    throw new PreviewError(
      `has no ${name}.ts or ${name}.js beside it`,
      'Add the module or remove the bundle.',
      metaFile,
    );
  }
  const meta = readXml(metaFile, 'LightningComponentBundle');
  return {
    name,
    entry,
    metaFile,
    apiVersion: Number.parseInt(text(meta, 'apiVersion') ?? project.sourceApiVersion, 10),
    isExposed: text(meta, 'isExposed') === 'true',
    targets: children(meta, 'targets').flatMap((targets) => texts(targets, 'target')),
    properties: designProperties(meta),
  };
}

/**
 * The project's LWC bundles by folder name.
 * @throws PreviewError when a bundle has no module, or two package directories hold a bundle of the same name.
 */
export function readLightningComponents(project: SfdxProject): ReadonlyMap<string, LightningComponent> {
  const components = new Map<string, LightningComponent>();
  for (const metaFile of sourceFiles(project, 'lwc/*/*.js-meta.xml')) {
    const component = readComponent(metaFile, project);
    const other = components.get(component.name);
    if (other !== undefined) {
      throw new PreviewError(`${component.name} exists twice: also ${other.metaFile}`, 'Rename one of them.', metaFile);
    }
    components.set(component.name, component);
  }
  return components;
}
