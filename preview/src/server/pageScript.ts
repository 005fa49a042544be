import type { PageBundle } from '../bundler/index.ts';
import { SHELL_PAGE, type LightningPage } from '../project/index.ts';
import type { CurrentProject } from './liveProject.ts';

/** A page's script, or the source map of one. */
interface PageScript {
  readonly content: string;
  readonly contentType: string;
  /** Changes with the script. */
  readonly version: string;
}

/** Where a page's script is served; the address changes with its contents, so that a browser may keep it. */
export const pageScriptUrl = ({ name }: LightningPage, { version }: PageBundle): string =>
  `/_preview/pages/${name}.js?v=${version}`;

/** The script `<page>.js` as it is now, or its source map `<page>.js.map`; undefined when there is no such page. */
export async function readPageScript(project: CurrentProject, file: string): Promise<PageScript | undefined> {
  const [, name, isMap] = /^(.+)\.js(\.map)?$/.exec(file) ?? [];
  const { recordPages, pageTabs } = project;
  const pages = [SHELL_PAGE, ...recordPages.values(), ...[...pageTabs.values()].map((tab) => tab.page)];
  const page = pages.find((known) => known.name === name);
  if (page === undefined) return undefined;
  const { code, sourceMap, version } = await project.bundle(page);
  return isMap === undefined
    ? {
        content: `${code}//# sourceMappingURL=${page.name}.js.map?v=${version}\n`,
        contentType: 'text/javascript; charset=utf-8',
        version,
      }
    : { content: sourceMap, contentType: 'application/json; charset=utf-8', version };
}
