import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Plugin } from 'rollup';

import { PreviewError, type PreviewProject } from '../project/index.ts';
import { packageFolder } from './packages.ts';
import { locateImport } from './sourceLocation.ts';

const SCOPE = '@salesforce/';
const VIRTUAL = '\0@salesforce/';

/** Where the preview's own browser modules lie. */
const PLATFORM = join(import.meta.dirname, '..', 'platform');

const exportDefault = (value: unknown): string => `export default ${JSON.stringify(value)};`;

function label(project: PreviewProject, name: string): string | undefined {
  const value = project.labels.get(name.replace(/^c\./, ''));
  return value === undefined ? undefined : exportDefault(value);
}

/** `Account`, `Account.Name`, `Account.Owner.Name`: what @salesforce/schema gives for each. */
function schema(project: PreviewProject, name: string): string | undefined {
  const [objectApiName = '', ...path] = name.split('.');
  if (path.length === 0) return exportDefault({ objectApiName });
  const isMissing = path.length === 1 && name.endsWith('__c') && !project.customFields.has(name);
  return isMissing ? undefined : exportDefault({ fieldApiName: path.join('.'), objectApiName });
}

/** What comes before a module that tells something about the signed-in user. */
const sessionModule = `import { session } from ${JSON.stringify(join(PLATFORM, 'session.ts'))};\n`;

/** Lightning tells phones from desktops by the device; here the width of the window does, below SLDS's medium breakpoint. */
const FORM_FACTOR = `export default globalThis.matchMedia('(width < 48em)').matches ? 'Small' : 'Large';`;

function packageModule(name: string): string | undefined {
  const file = join(
    packageFolder('lightning-base-components'),
    'scopedImports',
    `@salesforce-${name.replace('/', '-')}.js`,
  );
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function moduleCode(project: PreviewProject, kind: string, rest: string): string | undefined {
  switch (kind) {
    case 'label':
      return label(project, rest);
    case 'schema':
      return schema(project, rest);
    case 'customPermission':
      return project.customPermissions.names.has(rest)
        ? `${sessionModule}export default session.customPermissions.includes(${JSON.stringify(rest)}) || undefined;`
        : undefined;
    case 'user':
      if (rest === 'Id') return `${sessionModule}export default session.userId;`;
      return rest === 'isGuest' ? exportDefault(false) : undefined;
    case 'client':
      return rest === 'formFactor' ? FORM_FACTOR : undefined;
    case 'i18n':
      return packageModule(`${kind}/${rest}`);
    default:
      return undefined;
  }
}

function nextStep(kind: string, rest: string): string {
  if (kind === 'label') return `Add ${rest} to the project's custom labels.`;
  if (kind === 'schema') return `Add the field under objects/, or correct the name.`;
  if (kind === 'customPermission') return `Add ${rest} under customPermissions/, or correct the name.`;
  return 'The preview has label, schema, customPermission, user/Id, user/isGuest, i18n and client/formFactor; try this component in an org.';
}

/**
 * The `@salesforce/*` modules: labels, fields and custom permissions of this project, the user of the page, and the locale that the base
 * components package ships (en-US). Anything else is refused by name, as is a label or custom field that does not exist.
 */
export function scopedModules(project: PreviewProject): Plugin {
  return {
    name: 'preview-scoped-modules',
    resolveId(source, importer) {
      if (!source.startsWith(SCOPE)) return undefined;
      const [kind = '', ...path] = source.slice(SCOPE.length).split('/');
      const rest = path.join('/');
      if (moduleCode(project, kind, rest) === undefined) {
        const what = ['label', 'schema', 'customPermission'].includes(kind)
          ? 'does not exist in this project'
          : 'is not part of the preview';
        throw new PreviewError(`${source} ${what}`, nextStep(kind, rest), locateImport(importer ?? '', source));
      }
      return VIRTUAL + source.slice(SCOPE.length);
    },
    load(id) {
      if (!id.startsWith(VIRTUAL)) return undefined;
      const [kind = '', ...path] = id.slice(VIRTUAL.length).split('/');
      return moduleCode(project, kind, path.join('/'));
    },
  };
}
