import { PreviewError } from '../project/index.ts';
import { OrgError } from './orgClient.ts';
import { html, type Html } from './html.ts';
import type { FrameContent } from './pageFrame.ts';

/** A page that has nothing to show but says why and what to do. */
export interface Message {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly nextStep: string;
  readonly location?: string | undefined;
}

/** Thrown on the way to a page; the server shows it instead. */
export class MessagePage extends Error {
  readonly page: Message;

  constructor(page: Message) {
    super(page.text);
    this.name = 'MessagePage';
    this.page = page;
  }
}

const BAD_GATEWAY = 502;

/** What to show for whatever went wrong. */
export function messageFor(error: unknown): Message {
  if (error instanceof MessagePage) return error.page;
  if (error instanceof OrgError) {
    return { status: BAD_GATEWAY, title: 'No answer from the org', text: error.message, nextStep: error.nextStep };
  }
  if (error instanceof PreviewError) {
    const { message, nextStep, location } = error;
    return { status: 500, title: 'This page cannot be built', text: message, nextStep, location };
  }
  const text = error instanceof Error ? error.message : String(error);
  return { status: 500, title: 'The preview failed', text, nextStep: 'The terminal of the preview tells more.' };
}

export function messageView(message: Message): FrameContent {
  const location: Html =
    message.location === undefined ? html`` : html`<p class="location"><code>${message.location}</code></p>`;
  return {
    title: message.title,
    main: html`<div class="slds-card message">
      <h1 class="slds-text-heading_medium">${message.title}</h1>
      ${location}
      <p class="text">${message.text}</p>
      <p class="next-step">${message.nextStep}</p>
      <p><a href="/">Start page</a></p>
    </div>`,
  };
}
