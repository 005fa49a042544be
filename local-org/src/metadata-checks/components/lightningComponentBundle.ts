import type { Finding } from '../findings.ts';
import { bundleReferences, missingFiles } from '../lwc/bundleReferences.ts';
import { bundleMetaFindings } from '../lwc/checkBundleMeta.ts';
import { compileFile } from '../lwc/compileFile.ts';
import { bundleFolderOf } from '../describedComponent.ts';
import type { Component, OrgMetadata } from '../OrgMetadata.ts';
import type { TypeCheck } from './typeCheck.ts';

/** https://developer.salesforce.com/docs/platform/lwc/guide/create-components-folder.html */
const NAME = /^[a-z](?:_?[A-Za-z0-9])*$/;
/** https://developer.salesforce.com/docs/platform/lwc/guide/create-components-javascript.html: "The maximum file size is 1 MB" */
const MOST_BYTES = 1024 * 1024;
const COMPILED = /^(?!__)[^/]+\.(js|html|css)$/;

/** https://developer.salesforce.com/docs/platform/lwc/guide/create-components-folder.html */
export const lightningComponentBundleCheck: TypeCheck = {
  checked: [
    'html, JavaScript and CSS compile, by the open-source compiler at the API version of the component; the class of a template is the default export',
    'JavaScript files of 1 MB at most; names of the folder and its files; what a file imports from its folder is there',
    'components (`c/…`), labels, objects, fields, custom permissions, static resources and message channels that are imported exist; Apex is absent from this org',
    'js-meta.xml: known targets, target configurations for these alone, types and names of properties, form factors, objects, API version',
  ],
  references: bundleReferences,
  *findings(bundle, org) {
    const folder = bundleFolderOf(bundle.path) ?? '';
    const name = folder.split('/').at(-1) ?? '';
    if (!NAME.test(name)) {
      const problem =
        'A component folder name must begin with a lowercase letter, contain only alphanumeric or underscore characters, not end with an underscore, and not contain two consecutive underscores.';
      yield { problem: `${name}: ${problem}` };
    }
    if (!bundle.path.endsWith(`/${name}.js-meta.xml`)) {
      yield { problem: `The configuration file of the component ${name} must be ${name}.js-meta.xml` };
    }
    const files = org.bundle(folder);
    if (!['js', 'html', 'css'].some((extension) => files.has(`${name}.${extension}`))) {
      yield { problem: `Cannot find Lightning Component Bundle ${name}` };
    }
    yield* sourceFindings(bundle, folder, files);
    yield* missingFiles(bundle, org);
  },
};

function* sourceFindings(
  { fullName, root }: Component,
  folder: string,
  files: ReturnType<OrgMetadata['bundle']>,
): Iterable<Finding> {
  const apiVersion = Math.trunc(Number(root.text('apiVersion') ?? 0));
  for (const [name, source] of [...files].filter(([file]) => COMPILED.test(file))) {
    const path = `${folder}/${name}`;
    if (name.endsWith('.js') && Buffer.byteLength(source) > MOST_BYTES) {
      yield { problem: 'The maximum size of a JavaScript file is 1 MB', at: { path } };
    }
    const { code, errors } = compileFile(folder, fullName, [name, source], apiVersion);
    yield* errors;
    const isEntry = name === `${fullName}.js`;
    if (isEntry && errors.length === 0 && files.has(`${fullName}.html`) && !/^export default /m.test(code)) {
      yield { problem: `${name} must have a class as its default export, as it has a template`, at: { path } };
    }
  }
  const entry = files.get(`${fullName}.js`);
  yield* bundleMetaFindings(root, entry === undefined ? undefined : publicNames(entry));
}

/** Names behind `@api`; undefined where a class inherits from another than LightningElement, and so perhaps more of them. */
function publicNames(source: string): ReadonlySet<string> | undefined {
  if (!/class\s+\w*\s*extends\s+LightningElement\b/.test(source)) return undefined;
  return new Set(
    [...source.matchAll(/@api\s+(?:(?:get|set|static)\s+)*([A-Za-z_$][\w$]*)/g)].map(([, name]) => name ?? ''),
  );
}
