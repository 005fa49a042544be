import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PreviewProject } from '../project/index.ts';
import { packageFolder } from './packages.ts';

/** Where the preview's own browser modules lie. */
const PLATFORM = join(import.meta.dirname, '..', 'platform');

/** What comes before a module that tells something about the signed-in user. */
const SESSION = `import { session } from ${JSON.stringify(join(PLATFORM, 'session.ts'))};\n`;

/** Lightning tells phones from desktops by the device; here the width of the window does, below SLDS's medium breakpoint. */
const FORM_FACTOR = `export default globalThis.matchMedia('(width < 48em)').matches ? 'Small' : 'Large';`;

/** Documented, and not in the package: names are written in the western order in its locale, en-US. */
const WESTERN_NAMES = 'export default false;';

const exportDefault = (value: unknown): string => `export default ${JSON.stringify(value)};`;

/** What makes one kind of `@salesforce/*` module, and what to say of a name that it does not have. */
interface ScopedModuleKind {
  /** The module's code; undefined for a name that does not exist. */
  readonly code: (project: PreviewProject, name: string) => string | undefined;
  /** Whether it works in an org, whatever the name. */
  readonly isUnsupported?: true;
  readonly refusal: { readonly what: string; readonly nextStep: (name: string) => string };
}

const ABSENT_HERE = 'does not exist in this project';
const NOT_A_PART = 'is not part of the preview';

/** A kind whose names are metadata of the project, in that folder. */
function ofProject(folder: string, code: ScopedModuleKind['code']): ScopedModuleKind {
  const nextStep = (name: string): string => `Add ${name} under ${folder}/, or correct the name.`;
  return { code, refusal: { what: ABSENT_HERE, nextStep } };
}

/** A kind with a fixed list of names. */
function ofPlatform(names: string, code: ScopedModuleKind['code']): ScopedModuleKind {
  return { code, refusal: { what: NOT_A_PART, nextStep: () => `There are ${names}.` } };
}

function refused(nextStep: string, what = NOT_A_PART): ScopedModuleKind {
  return { code: () => undefined, isUnsupported: true, refusal: { what, nextStep: () => nextStep } };
}

/** A module of the base components' package: their texts, and the locale en-US. */
export function packageModule(name: string): string | undefined {
  const scoped = join(packageFolder('lightning-base-components'), 'scopedImports');
  const file = join(scoped, `@salesforce-${name.replace('/', '-')}.js`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** `Account`, `Account.Name`, `Account.Owner.Name`: what @salesforce/schema gives for each. */
function schema(project: PreviewProject, name: string): string | undefined {
  const [objectApiName = '', ...path] = name.split('.');
  if (path.length === 0) return exportDefault({ objectApiName });
  const isMissing = path.length === 1 && name.endsWith('__c') && !project.customFields.has(name);
  return isMissing ? undefined : exportDefault({ fieldApiName: path.join('.'), objectApiName });
}

function label({ labels }: PreviewProject, name: string): string | undefined {
  const value = labels.get(name.replace(/^c\./, ''));
  return value === undefined ? undefined : exportDefault(value);
}

function user(name: string): string | undefined {
  if (name === 'Id') return `${SESSION}export default session.userId;`;
  return name === 'isGuest' ? exportDefault(false) : undefined;
}

const APEX = JSON.stringify(join(PLATFORM, 'apex.ts'));

/** `Stock.count`, `depots.Stock.count`; without a name, what helps with them. */
function apex(_project: PreviewProject, name: string): string | undefined {
  if (name === '') return `export { getSObjectValue, refreshApex } from ${APEX};`;
  const isMethod = /^\w+(\.\w+){1,2}$/.test(name);
  return isMethod
    ? `import { apexMethod } from ${APEX};\nexport default apexMethod(${JSON.stringify(name)});`
    : undefined;
}

const METHOD: ScopedModuleKind = {
  code: apex,
  refusal: { what: 'names no method', nextStep: () => 'Name one as Class.method, or namespace.Class.method.' },
};
const SITES_ONLY = 'Lightning offers it to Experience Builder pages only.';

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html */
export const SCOPED_MODULES: Readonly<Record<string, ScopedModuleKind>> = {
  label: {
    code: label,
    refusal: { what: ABSENT_HERE, nextStep: (name) => `Add ${name} to the project's custom labels.` },
  },
  schema: {
    code: schema,
    refusal: { what: ABSENT_HERE, nextStep: () => 'Add the field under objects/, or correct the name.' },
  },
  customPermission: ofProject('customPermissions', ({ customPermissions }, name) =>
    customPermissions.names.has(name)
      ? `${SESSION}export default session.customPermissions.includes(${JSON.stringify(name)}) || undefined;`
      : undefined,
  ),
  messageChannel: ofProject('messageChannels', ({ messageChannels }, name) =>
    messageChannels.has(name) ? exportDefault({ messageChannel: name }) : undefined,
  ),
  resourceUrl: ofProject('staticresources', ({ staticResources }, name) =>
    staticResources.has(name) ? exportDefault(`/resource/${name}`) : undefined,
  ),
  user: ofPlatform('user/Id and user/isGuest', (_project, name) => user(name)),
  client: ofPlatform('client/formFactor', (_project, name) => (name === 'formFactor' ? FORM_FACTOR : undefined)),
  i18n: ofPlatform('the properties of "Access Internationalization Properties" in the LWC guide', (_project, name) =>
    name === 'isEasternNameStyle' ? WESTERN_NAMES : packageModule(`i18n/${name}`),
  ),
  apex: METHOD,
  apexContinuation: METHOD,
  contentAssetUrl: refused('It serves no asset files: use a static resource, or try this component in an org.'),
  community: refused(SITES_ONLY, 'is not for Lightning Experience'),
  site: refused(SITES_ONLY, 'is not for Lightning Experience'),
};

/** Whether the preview has modules of this kind: a name that is none is then a mistake. */
export function isKnown(kind: string): boolean {
  return SCOPED_MODULES[kind]?.isUnsupported === undefined && kind in SCOPED_MODULES;
}
