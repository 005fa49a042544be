import type { ObjectSchema, Schema } from '../schema/index.ts';
import { bundleFolderOf, describedComponent, type ComponentName } from './describedComponent.ts';
import { isStandardComponent } from './standardComponents.ts';
import type { MetadataFiles } from './types.ts';
import { parseXml, type XmlError } from './xml/parseXml.ts';
import { XmlElement } from './xml/XmlElement.ts';

/** A component with its description. */
export interface Component extends ComponentName {
  readonly path: string;
  readonly root: XmlElement;
}

/** A component whose description is no XML. */
export interface BrokenComponent extends ComponentName {
  readonly path: string;
  readonly error: XmlError;
}

const decoder = new TextDecoder();
/** Files are replaced whole and never changed, so each is parsed once, however many deploys keep it. */
const parsed = new WeakMap<Uint8Array, XmlElement | XmlError>();

/** All metadata of an org, by component. Names are looked up as the platform does, whatever their case. */
export class OrgMetadata {
  readonly files: MetadataFiles;
  /** Undefined when the files make none; then nothing is known of objects and fields. */
  readonly schema: Schema | undefined;
  readonly components: readonly Component[];
  readonly broken: readonly BrokenComponent[];
  readonly #byName: ReadonlyMap<string, Component>;
  /** Paths by the folder of the bundle. */
  readonly #bundles: ReadonlyMap<string | undefined, readonly string[]>;

  constructor(files: MetadataFiles, schema: Schema | undefined) {
    this.files = files;
    this.schema = schema;
    const components: Component[] = [];
    const broken: BrokenComponent[] = [];
    for (const [path, bytes] of files) {
      const name = describedComponent(path);
      if (!name) continue;
      const root = parse(bytes);
      if (!(root instanceof XmlElement)) broken.push({ ...name, path, error: root });
      else components.push({ ...name, path, root }, ...(name.type === 'CustomLabels' ? labelsOf(path, root) : []));
    }
    this.components = components;
    this.#bundles = Map.groupBy(files.keys(), bundleFolderOf);
    this.broken = broken;
    // The first of two with one name stays; the other one is told to be double.
    this.#byName = new Map(components.map((component) => [keyOf(component), component] as const).reverse());
  }

  component(type: string, fullName: string): Component | undefined {
    return this.#byName.get(keyOf({ type, fullName }));
  }

  ofType(type: string): Component[] {
    return this.components.filter((component) => component.type === type);
  }

  text(path: string): string | undefined {
    const bytes = this.files.get(path);
    return bytes && decoder.decode(bytes);
  }

  /** The files of a Lightning web component, by their path within it. */
  bundle(folder: string): ReadonlyMap<string, string> {
    const paths = this.#bundles.get(folder) ?? [];
    return new Map(paths.map((path) => [path.slice(folder.length + 1), this.text(path) ?? '']));
  }

  /** Whether the org has a component, its own or the platform's. */
  has({ type, fullName }: ComponentName): boolean {
    if (this.component(type, fullName) || isStandardComponent({ type, fullName })) return true;
    const { schema } = this;
    if (type === 'CustomObject') return !schema || schema.object(fullName) !== undefined;
    const [objectName = '', ...rest] = fullName.split('.');
    const name = rest.join('.');
    if (type === 'CustomField') return !schema || hasField(schema.object(objectName), name);
    if (type === 'RecordType') return !schema || schema.recordTypes(objectName).some((one) => one.name === name);
    return false;
  }
}

/** Addresses are fields of their own on pages and layouts, made of the ones that records have. */
function hasField(object: ObjectSchema | undefined, name: string): boolean {
  if (!object) return false;
  return (
    object.field(name) !== undefined || (name.endsWith('Address') && object.field(addressPart(name)) !== undefined)
  );
}

const addressPart = (name: string): string => `${name.slice(0, -'Address'.length)}Street`;

export function keyOf({ type, fullName }: ComponentName): string {
  return `${type} ${fullName}`.toLowerCase();
}

function parse(bytes: Uint8Array): XmlElement | XmlError {
  const known = parsed.get(bytes);
  if (known) return known;
  const root = parseXml(decoder.decode(bytes));
  parsed.set(bytes, root);
  return root;
}

function labelsOf(path: string, root: XmlElement): Component[] {
  return root
    .elements('labels')
    .map((label) => ({ type: 'CustomLabel', fullName: label.text('fullName') ?? '', path, root: label }));
}
