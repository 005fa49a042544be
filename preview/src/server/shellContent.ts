import type { OrgUser, PageView } from '../project/index.ts';
import { SHELL_PAGE } from '../project/index.ts';
import { dataBlock, html } from './html.ts';
import type { CurrentProject } from './liveProject.ts';
import type { OrgClient } from './orgClient.ts';
import type { FrameContent } from './pageFrame.ts';
import { pageScriptUrl } from './pageScript.ts';

/** What every page is made of. */
export interface PageParts {
  readonly project: CurrentProject;
  readonly org: OrgClient;
  readonly user: OrgUser;
  /** Address of the engine's synthetic shadow. */
  readonly syntheticShadow: string;
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
  { project, org, user, syntheticShadow }: PageParts,
  { title, view, pageReference }: ShellPage,
): Promise<FrameContent> {
  const page = 'page' in view && view.page.name !== SHELL_PAGE.name ? view.page : SHELL_PAGE;
  const bundle = await project.bundle(page);
  const customPermissions = project.customPermissions.of(user);
  const session = { userId: await org.userId(user), customPermissions, view, pageReference };
  return {
    title,
    main: html`<div id="page"></div>`,
    scripts: html`${dataBlock('preview-session', session)}
      <script type="module" src="${syntheticShadow}"></script>
      <script type="module" src="${pageScriptUrl(page, bundle)}"></script>`,
  };
}
