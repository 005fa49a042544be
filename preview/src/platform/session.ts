import type { PageView } from '../project/pageModel.ts';
import type { PageReference } from './pageReference.ts';

/** What the server tells a page about itself, in the page's own data block. */
export interface PageSession {
  /** 18-character id of the user whom the page is shown to. */
  readonly userId: string;
  /** The project's custom permissions that this user has. */
  readonly customPermissions: readonly string[];
  readonly view: PageView;
  readonly pageReference: PageReference;
}

function readSession(): PageSession {
  const block = document.getElementById('preview-session');
  if (block === null) throw new Error('The page carries no session.');
  return JSON.parse(block.textContent ?? '') as PageSession;
}

export const session: PageSession = readSession();
