import type { Finding, Place, Reference } from '../findings.ts';
import type { Component, OrgMetadata } from '../OrgMetadata.ts';
import { customFieldPath } from '../components/fieldPath.ts';
import { bundleMetaReferences } from './checkBundleMeta.ts';
import { moduleImports, templateImports, type ModuleImport } from './moduleImports.ts';
import { bundleFolderOf } from '../describedComponent.ts';

/** `@salesforce/label/c.Name` and its like: the type of the component behind, and what the platform calls the kind. */
const SCOPES: ReadonlyMap<string, { readonly type: string; readonly kind: string }> = new Map(
  Object.entries({
    customPermission: { type: 'CustomPermission', kind: 'customPermission' },
    label: { type: 'CustomLabel', kind: 'label' },
    messageChannel: { type: 'LightningMessageChannel', kind: 'messageChannel' },
    resourceUrl: { type: 'StaticResource', kind: 'resourceUrl' },
  }),
);

/** A file of a bundle that imports something. */
interface BundleFile {
  readonly path: string;
  readonly name: string;
  readonly imports: readonly ModuleImport[];
}

/**
 * Components that a bundle's modules and templates import.
 * `Invalid reference … of type sobjectField in file …`: https://github.com/msrivastav13/mo-dx-plugin/pull/441
 */
export function* bundleReferences(bundle: Component, org: OrgMetadata): Iterable<Reference> {
  yield* bundleMetaReferences(bundle.root);
  for (const file of filesOf(bundle, org)) {
    for (const { specifier, position } of file.imports) {
      const found = referenceOf(specifier, file.name, bundle.fullName, org);
      if (found) yield { ...found, at: { path: file.path, position } };
    }
  }
}

/** Files of the bundle itself that its modules import, and that are not there. */
export function* missingFiles(bundle: Component, org: OrgMetadata): Iterable<Finding> {
  const files = filesOf(bundle, org);
  const names = new Set(org.bundle(bundleFolderOf(bundle.path) ?? '').keys());
  for (const { name, path, imports } of files) {
    for (const { specifier, position } of imports.filter((one) => one.specifier.startsWith('.'))) {
      const wanted = specifier.replace(/^\.\//, '');
      if ([wanted, `${wanted}.js`, `${wanted}.html`, `${wanted}.css`].some((one) => names.has(one))) continue;
      const at: Place = { path, position };
      const problem = `LWC1011: Failed to resolve import "${specifier}" from "${name}". Please add "${wanted}" file to the component folder.`;
      yield { problem, at };
    }
  }
}

const imported = new WeakMap<Uint8Array, readonly ModuleImport[]>();

function filesOf({ path: metaPath }: Component, org: OrgMetadata): BundleFile[] {
  const folder = bundleFolderOf(metaPath) ?? '';
  return [...org.bundle(folder).keys()]
    .filter((name) => /^(?!__)[^/]*\.(js|html)$/.test(name))
    .map((name) => ({ name, path: `${folder}/${name}`, imports: importsOf(`${folder}/${name}`, org) }));
}

/** Files are replaced whole and never changed, so each is read once. */
function importsOf(path: string, org: OrgMetadata): readonly ModuleImport[] {
  const bytes = org.files.get(path);
  const known = bytes && imported.get(bytes);
  if (known) return known;
  const text = org.text(path) ?? '';
  const found = path.endsWith('.html') ? templateImports(text) : moduleImports(text);
  if (bytes) imported.set(bytes, found);
  return found;
}

function referenceOf(
  specifier: string,
  file: string,
  importer: string,
  org: OrgMetadata,
): Omit<Reference, 'at'> | undefined {
  const component = /^c\/(.+)$/.exec(specifier)?.[1];
  if (component !== undefined) {
    const missing = `No MODULE named markup://c:${component} found : [markup://c:${importer}]`;
    return { type: 'LightningComponentBundle', fullName: component, missing };
  }
  const [, scope = '', name = ''] = /^@salesforce\/([^/]+)\/(.+)$/.exec(specifier) ?? [];
  const invalid = (kind: string): string => `Invalid reference ${name} of type ${kind} in file ${file}`;
  if (scope === 'schema') return schemaReference(name, invalid, org);
  if (scope === 'apex') {
    const missing = `Unable to find Apex action class referenced as '${name.split('.')[0] ?? ''}'.`;
    return { type: 'ApexClass', fullName: name.split('.')[0] ?? '', missing };
  }
  const found = SCOPES.get(scope);
  const ownName = name.replace(/^c\./, '').replace(/__c$/, '');
  return found && { type: found.type, fullName: ownName, missing: invalid(found.kind) };
}

/** `Account`, `Account.Name`, `Opportunity.Account.Owner.Name` */
function schemaReference(
  name: string,
  invalid: (kind: string) => string,
  org: OrgMetadata,
): Omit<Reference, 'at'> | undefined {
  const [object = '', ...path] = name.split('.');
  if (path.length === 0) return { type: 'CustomObject', fullName: object, missing: invalid('sobject') };
  const fullName = customFieldPath(org, object, path.join('.'));
  return { type: 'CustomField', fullName, missing: invalid('sobjectField') };
}
