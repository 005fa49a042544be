import type { LightningPage, OrgUser, PageView } from '../project/index.ts';
import { SHELL_PAGE } from '../project/index.ts';
import { dataBlock, html } from './html.ts';
import type { LiveProject } from './liveProject.ts';
import type { OrgClient } from './orgClient.ts';
import type { FrameContent } from './pageFrame.ts';

/** Where the server serves the engine, and each page's script. */
export interface ScriptUrls {
  readonly syntheticShadow: string;
  readonly page: (page: LightningPage) => string;
}

/** What every page is made of. */
export interface PageParts {
  readonly project: LiveProject;
  readonly org: OrgClient;
  readonly user: OrgUser;
  readonly urls: ScriptUrls;
}

export interface ShellPage {
  readonly title: string;
  readonly view: PageView;
  /** What `CurrentPageReference` tells components. */
  readonly pageReference: object;
}

/**
 * A page that the browser draws: its data block and its scripts.
 * @throws PreviewError when the page's components do not compile
 */
export async function shellContent(
  { project, org, user, urls }: PageParts,
  { title, view, pageReference }: ShellPage,
): Promise<FrameContent> {
  const page = 'page' in view && view.page.name !== SHELL_PAGE.name ? view.page : SHELL_PAGE;
  await project.bundle(page);
  const customPermissions = project.current().customPermissions.of(user);
  const session = { userId: await org.userId(user), customPermissions, view, pageReference };
  return {
    title,
    main: html`<div id="page"></div>`,
    scripts: html`${dataBlock('preview-session', session)}
      <script type="module" src="${urls.syntheticShadow}"></script>
      <script type="module" src="${urls.page(page)}"></script>`,
  };
}
