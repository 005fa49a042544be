import { join } from 'node:path';

import type { Plugin } from 'rollup';

import { PreviewError, UnsupportedError, type PreviewProject } from '../project/index.ts';
import { isKnown, packageModule, SCOPED_MODULES } from './scopedModuleCode.ts';
import { locateImport } from './sourceLocation.ts';
import type { UnsupportedImports } from './unsupportedImports.ts';

const SCOPE = '@salesforce/';
const VIRTUAL = '\0@salesforce/';

/** The preview's own modules say what the platform's say, with the texts that the base components' package carries. */
const PLATFORM_LABEL = '\0platform-label/';
const OWN_MODULES = ['platform', 'shell'].map((folder) => join(import.meta.dirname, '..', folder));

/** `label` and `c.Name` of `label/c.Name`. */
function split(path: string): readonly [kind: string, name: string] {
  const [kind = '', ...name] = path.split('/');
  return [kind, name.join('/')];
}

/** `apex/Stock.count` for the id of that module; undefined for other modules. */
export function scopedModuleName(id: string): string | undefined {
  return id.startsWith(VIRTUAL) ? id.slice(VIRTUAL.length) : undefined;
}

function codeOf(project: PreviewProject, path: string): string | undefined {
  const [kind, name] = split(path);
  return SCOPED_MODULES[kind]?.code(project, name);
}

/**
 * The id of what takes the place of a module that the preview lacks.
 * @throws PreviewError naming the importing line where the platform would not find the module either
 */
function refuse(source: string, importer: string, unsupported: UnsupportedImports): string {
  const [kind, name] = split(source.slice(SCOPE.length));
  const refusal = SCOPED_MODULES[kind]?.refusal;
  const what = refusal?.what ?? 'is not part of the preview';
  const nextStep =
    refusal?.nextStep(name) ??
    `The preview has ${Object.keys(SCOPED_MODULES).join(', ')}; try this component in an org.`;
  const refused = [`${source} ${what}`, nextStep, locateImport(importer, source)] as const;
  if (isKnown(kind)) throw new PreviewError(...refused);
  return unsupported.add(new UnsupportedError(...refused));
}

/**
 * The `@salesforce/*` modules: what the project's metadata names, the user of the page, and the locale that the base components
 * package ships (en-US). What does not exist in the project is refused by name, anything else left to `unsupported`.
 */
export function scopedModules(project: PreviewProject, unsupported: UnsupportedImports): Plugin {
  return {
    name: 'preview-scoped-modules',
    resolveId(source, importer = '') {
      if (!source.startsWith(SCOPE)) return undefined;
      const path = source.slice(SCOPE.length);
      if (OWN_MODULES.some((folder) => importer.startsWith(folder)) && packageModule(path) !== undefined) {
        return PLATFORM_LABEL + path;
      }
      return codeOf(project, path) === undefined ? refuse(source, importer, unsupported) : VIRTUAL + path;
    },
    load(id) {
      if (id.startsWith(PLATFORM_LABEL)) return packageModule(id.slice(PLATFORM_LABEL.length));
      const path = scopedModuleName(id);
      return path === undefined ? undefined : codeOf(project, path);
    },
  };
}
