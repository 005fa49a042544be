import type { LightningPageTab } from '../project/index.ts';
import { MessagePage } from './messageView.ts';
import type { FrameContent } from './pageFrame.ts';
import { shellContent, type PageParts } from './shellContent.ts';

/**
 * The page behind a Lightning page tab.
 * @throws MessagePage when no permission set or profile of the user shows the tab, PreviewError when the page's components do
 * not compile
 */
export async function appPageView(
  parts: PageParts,
  { name, label, page, access }: LightningPageTab,
): Promise<FrameContent> {
  if (!access.mayOpen(parts.user)) {
    const sets = access.permissionSets.map((set) => set.replaceAll('_', ' '));
    throw new MessagePage({
      status: 403,
      title: `${label} is not among your tabs`,
      text: `${parts.user.username} has no permission set that shows the tab ${label}.`,
      nextStep:
        sets.length > 0
          ? `Assign one of ${sets.join(', ')}, or view this page as another user.`
          : `No permission set shows it: add tabSettings for ${name} to one.`,
    });
  }
  return shellContent(parts, {
    title: label,
    view: { kind: 'app', page },
    pageReference: { type: 'standard__navItemPage', attributes: { apiName: name }, state: {} },
  });
}

export function noSuchTab(tab: string): MessagePage {
  return new MessagePage({
    status: 404,
    title: 'No such tab',
    text: `The project has no tab ${tab} that shows an object or a Lightning page.`,
    nextStep: 'Choose one of the tabs in the navigation bar.',
  });
}
