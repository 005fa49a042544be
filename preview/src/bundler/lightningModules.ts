import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

import type { ModuleInfo, Plugin, PluginContext } from 'rollup';

import { PreviewError, UnsupportedError, type PreviewProject } from '../project/index.ts';
import { GRAPHQL_PARSER, HTML_SANITIZER, type BaseBundle } from './baseBundle.ts';
import { missingExport } from './buildFailure.ts';
import { locateImport, moduleFile } from './sourceLocation.ts';
import { absentBaseComponentModule } from './absentBaseComponent.ts';
import type { UnsupportedImports } from './unsupportedImports.ts';

const SOURCES = join(import.meta.dirname, '..');

/** Platform modules that the preview itself provides. */
const PLATFORM_MODULES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'empApi',
    'graphql',
    'messageService',
    'mobileCapabilities',
    'navigation',
    'pageReferenceUtils',
    'platformResourceLoader',
    'platformShowToastEvent',
    'refresh',
    'uiGraphQLApi',
    'uiLayoutApi',
    'uiListsApi',
    'uiObjectInfoApi',
    'uiRecordApi',
    'uiRelatedListApi',
  ].map((name) => [`lightning/${name}`, join(SOURCES, 'platform', `${name}.ts`)]),
);

/** The LWC compiler learns namespace and name, and so the tag, from this query. */
const asComponent = (file: string, specifier: string): string => `${file}?specifier=${specifier}`;

/** Documented base components that the open-source package lacks and the preview brings its own of, in the shell. */
const OWN_BASE_COMPONENTS = [
  'inputField',
  'messages',
  'outputField',
  'recordEditForm',
  'recordForm',
  'recordPicker',
  'recordViewForm',
].map((name) => `lightning/${name}`);

function shellComponent(name: string, specifier = `preview/${name}`): string | undefined {
  const file = join(SOURCES, 'shell', 'lwc', name, `${name}.ts`);
  return existsSync(file) ? asComponent(file, specifier) : undefined;
}

/** The shell's own components import each other by path; they must be the same modules as those that templates name. */
function shellComponentAt(path: string): string | undefined {
  const name = basename(path, '.ts');
  if (path !== join(SOURCES, 'shell', 'lwc', name, `${name}.ts`)) return undefined;
  const base = `lightning/${name}`;
  return shellComponent(name, OWN_BASE_COMPONENTS.includes(base) ? base : undefined);
}

/** The module id of a component of the project, `c/tierCard`; undefined when there is none of that name. */
export function componentModule(project: PreviewProject, name: string): string | undefined {
  const component = project.components.get(name.slice('c/'.length));
  return component === undefined ? undefined : asComponent(component.entry, name);
}

function resolveModule(project: PreviewProject, source: string): string | undefined {
  if (source.startsWith('c/')) return componentModule(project, source);
  if (OWN_BASE_COMPONENTS.includes(source)) return shellComponent(source.slice('lightning/'.length), source);
  return source.startsWith('preview/') ? shellComponent(source.slice('preview/'.length)) : PLATFORM_MODULES[source];
}

function nextStep(source: string): string {
  if (source.startsWith('c/')) return 'Add the component under lwc/ of a package directory, or correct the name.';
  if (source.startsWith('lightning/')) {
    return 'The preview has the open-source base components and the modules that its README lists; try this component in an org.';
  }
  return 'Lightning resolves lwc, lightning/*, @salesforce/* and c/* only.';
}

interface ImportNode {
  readonly type: string;
  readonly source?: { readonly value: unknown };
  readonly specifiers?: readonly { readonly type: string; readonly imported?: { readonly name?: string } }[];
}

/** Modules of the base bundle that are the preview's own: no component may import them. */
const OWN_MODULES = [GRAPHQL_PARSER, HTML_SANITIZER];

function isOffered(source: string, importer: string): boolean {
  return !OWN_MODULES.includes(source) || importer.startsWith(SOURCES + sep);
}

/** Names that a module imports, with the module each comes from. */
function importedNames(info: ModuleInfo | null): { source: string; name: string }[] {
  const program = info?.ast as { readonly body?: readonly ImportNode[] } | null | undefined;
  return (program?.body ?? []).flatMap((node) => {
    const source = node.source?.value;
    if (node.type !== 'ImportDeclaration' || typeof source !== 'string') return [];
    return (node.specifiers ?? []).flatMap((specifier) => {
      const name = specifier.type === 'ImportDefaultSpecifier' ? 'default' : specifier.imported?.name;
      return name === undefined ? [] : [{ source, name }];
    });
  });
}

/** A name that a module does not export would otherwise fail in the browser only, or be dropped where nothing uses it. */
function checkImportedNames(context: PluginContext, base: BaseBundle): void {
  for (const id of context.getModuleIds()) {
    for (const { source, name } of importedNames(context.getModuleInfo(id))) {
      const platformFile = PLATFORM_MODULES[source];
      const exported = platformFile === undefined ? base.exports[source] : context.getModuleInfo(platformFile)?.exports;
      if (exported?.includes(name) === false) throw missingExport(source, name, id);
    }
  }
}

/**
 * Finds the modules that a component may import by name. Engine and base components stay outside the bundle, so that all
 * bundles of a page share one instance. A module that does not exist fails the build and names the importing line; one of Lightning's
 * that the preview lacks is left to `unsupported`, and a component of a template has a stand-in.
 */
export function lightningModules(project: PreviewProject, base: BaseBundle, unsupported: UnsupportedImports): Plugin {
  return {
    name: 'preview-lightning-modules',
    resolveId(source, importer) {
      if (importer === undefined) return undefined;
      if (source.startsWith('.')) return shellComponentAt(resolve(dirname(moduleFile(importer)), source));
      if (/^[/\0]/.test(source)) return undefined;
      if (base.files[source] !== undefined && isOffered(source, importer)) return { id: source, external: true };
      const found = resolveModule(project, source);
      if (found !== undefined) return found;
      const standIn = absentBaseComponentModule(source, moduleFile(importer));
      if (standIn !== undefined) return standIn;
      const refusal = [
        `${source} is not part of the preview`,
        nextStep(source),
        locateImport(importer, source),
      ] as const;
      if (source.startsWith('lightning/')) return unsupported.add(new UnsupportedError(...refusal));
      throw new PreviewError(...refusal);
    },
    buildEnd(error) {
      if (error === undefined) checkImportedNames(this, base);
    },
  };
}
