import type { RecordPage } from '../project/pageModel.ts';

/** What the server tells a page about itself, in the page's own data block. */
export interface PageSession {
  /** 18-character id of the user whom the page is shown to. */
  readonly userId: string;
  readonly recordId: string;
  readonly objectApiName: string;
  readonly page: RecordPage;
  /** Fields of the record header, as paths from the object: `Type`, `Owner.Name`. */
  readonly compactFields: readonly string[];
}

function readSession(): PageSession {
  const block = document.getElementById('preview-session');
  if (block === null) throw new Error('The page carries no session.');
  return JSON.parse(block.textContent ?? '') as PageSession;
}

export const session: PageSession = readSession();
