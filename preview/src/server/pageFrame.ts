import type { OrgUser } from '../project/index.ts';
import { html, type Html } from './html.ts';
import { DESIGN_SYSTEM_URL } from './designSystem.ts';

export interface FrameContent {
  readonly title: string;
  readonly main: Html;
  /** Data block and scripts, for pages that run components. */
  readonly scripts?: Html;
}

export interface FrameContext {
  readonly appLabel: string;
  /** Host of the org whose data the page shows. */
  readonly orgHost: string;
  /** Entries of the navigation bar: label and address. */
  readonly tabs: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly user: OrgUser;
  readonly users: readonly OrgUser[];
  /** Address of this page as another user sees it. */
  readonly addressFor: (username: string) => string;
}

const fullName = (user: OrgUser): string => `${user.firstName} ${user.lastName}`.trim();

const initials = (user: OrgUser): string => (user.firstName.slice(0, 1) + user.lastName.slice(0, 1)).toUpperCase();

function userMenu({ user, users, addressFor }: FrameContext): Html {
  const entries = users.map((entry) => {
    return html`<li>
      <a href="${addressFor(entry.username)}" ${entry === user ? html`aria-current="true"` : html``}>
        <span>${fullName(entry)}</span><span class="username">${entry.username}</span>
      </a>
    </li>`;
  });
  return html`<details class="user-menu">
    <summary>
      <span class="initials" aria-hidden="true">${initials(user)}</span>
      <span>${fullName(user)}</span>
    </summary>
    <div class="users">
      <p>View this page as</p>
      <ul>
        ${entries}
      </ul>
    </div>
  </details>`;
}

/** A whole document: Lightning's global header, the app's navigation bar, and the page. */
export function pageFrame(context: FrameContext, content: FrameContent): string {
  const tabs = context.tabs.map(
    (tab) =>
      html`<li>
        <a href="${tab.href}" ${tab.isCurrent ? html`aria-current="page"` : html``}>${tab.label}</a>
      </li>`,
  );
  return html`<!doctype html>
    <html lang="en-US" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${content.title} | ${context.appLabel}</title>
        <link rel="icon" href="${DESIGN_SYSTEM_URL}/images/logo-noname.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${DESIGN_SYSTEM_URL}/styles/salesforce-lightning-design-system.min.css" />
        <link rel="stylesheet" href="/_preview/assets/preview.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to main content</a>
        <header class="global-header">
          <span class="preview-mark">Preview of ${context.orgHost}</span>
          ${userMenu(context)}
        </header>
        <nav class="app-nav" aria-label="${context.appLabel}">
          <span class="app-name">${context.appLabel}</span>
          <ul>
            ${tabs}
          </ul>
        </nav>
        <main id="content" tabindex="-1">${content.main}</main>
        ${content.scripts}
      </body>
    </html>`.markup;
}
