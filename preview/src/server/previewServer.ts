import { basename, join } from 'node:path';

import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

import { packageFolder, type BaseBundle } from '../bundler/index.ts';
import { objectOfTab, type OrgUser } from '../project/index.ts';
import { requireApp, requireNamedApp } from './appDoor.ts';
import { appPageView, noSuchTab } from './appPageView.ts';
import { DESIGN_SYSTEM_URL } from './designSystem.ts';
import { listView } from './listView.ts';
import type { CurrentProject, LiveProject } from './liveProject.ts';
import { messageFor, messageView, MessagePage } from './messageView.ts';
import { listAddress, readNavigation } from './navigation.ts';
import type { OrgClient } from './orgClient.ts';
import { passToOrg } from './orgProxy.ts';
import { pageFrame, type FrameContent, type FrameContext } from './pageFrame.ts';
import { readPageScript } from './pageScript.ts';
import { recordFormView } from './recordFormView.ts';
import { objectOfRecord, recordView, relatedListView } from './recordView.ts';
import { SECURITY_HEADERS } from './securityHeaders.ts';
import type { Sessions } from './sessions.ts';
import type { PageParts } from './shellContent.ts';
import { readStaticFile } from './staticFiles.ts';
import { readStaticResource } from './staticResource.ts';

/** Where the base bundle is served; the page bundles refer to it. Its folder is named after its contents. */
export const baseUrl = (base: BaseBundle): string => `/_preview/base/${basename(base.dir)}`;

/** For files whose address changes with their contents. */
const FOREVER = 'public, max-age=31536000, immutable';

/** What pages of this size need at most; the org has limits of its own. */
const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

export interface ServerParts {
  readonly project: LiveProject;
  readonly org: OrgClient;
  readonly base: BaseBundle;
  readonly sessions: Sessions;
}

/** A page of another site could reach the preview under a name of its own that resolves to this machine. */
function isOwnHost(request: FastifyRequest): boolean {
  const port = request.socket.localPort;
  return [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '');
}

/** A page elsewhere, to go to instead. */
class Redirect {
  readonly address: string;

  constructor(address: string) {
    this.address = address;
  }
}

interface PageRequest {
  Querystring: { user?: string; filterName?: string; recordTypeId?: string; defaultFieldValues?: string };
}

/** The navigation bar must not keep a page from being shown that says why the org does not answer. */
async function navigationTabs(
  project: CurrentProject,
  org: OrgClient,
  user: OrgUser,
  current: string | undefined,
): Promise<FrameContext['tabs']> {
  if (project.appAccess?.mayOpen(user) === false) return [];
  const items = await readNavigation(project, org, user);
  return items.map(({ name, label, href }) => ({ label, href, isCurrent: name === current }));
}

function frameContext(
  parts: ServerParts,
  project: CurrentProject | undefined,
  request: FastifyRequest,
  tabs: FrameContext['tabs'],
): FrameContext {
  return {
    orgHost: parts.org.host,
    appLabel: project?.application?.label ?? 'Preview',
    tabs,
    user: parts.sessions.current(request.headers.cookie),
    users: parts.sessions.users,
    addressFor: (username) => {
      const address = new URL(request.url, 'http://localhost');
      address.searchParams.set('user', username);
      return address.pathname + address.search;
    },
  };
}

async function startPage({ project, org, user }: PageParts): Promise<Redirect> {
  const [first] = await readNavigation(project, org, user);
  if (first !== undefined) return new Redirect(first.href);
  throw new MessagePage({
    status: 403,
    title: 'There is nothing to see',
    text: `${user.username} may see none of the tabs of this app.`,
    nextStep: 'View this page as another user, or give this one a permission set that grants an object or a tab.',
  });
}

/** A Lightning page, or the list of an object's tab. */
function tabView(page: PageParts, tab: string): Promise<FrameContent | Redirect> {
  const pageTab = page.project.pageTabs.get(tab);
  if (pageTab !== undefined) return appPageView(page, pageTab);
  const objectApiName = objectOfTab(tab);
  return objectApiName === undefined
    ? Promise.reject(noSuchTab(tab))
    : Promise.resolve(new Redirect(listAddress(objectApiName)));
}

function servePages(app: FastifyInstance, parts: ServerParts): void {
  const { org, base, sessions } = parts;
  const syntheticShadow = `${baseUrl(base)}/${base.files['@lwc/synthetic-shadow'] ?? ''}`;

  /** Shows a page; begins a session where the browser has none, or where the address chooses a user. */
  async function show(
    request: FastifyRequest<PageRequest>,
    reply: FastifyReply,
    current: string | undefined,
    view: (pageParts: PageParts) => Promise<FrameContent | Redirect>,
  ): Promise<FastifyReply> {
    const chosen = request.query.user;
    let content: FrameContent;
    let tabs: FrameContext['tabs'] = [];
    let status = 200;
    let project: CurrentProject | undefined;
    try {
      project = parts.project();
      const user = chosen === undefined ? sessions.current(request.headers.cookie) : sessions.find(chosen);
      if (user === undefined) throw unknownUser(chosen ?? '');
      const target = new URL(request.url, 'http://localhost');
      target.searchParams.delete('user');
      if (sessions.current(request.headers.cookie) !== user || !sessions.has(request.headers.cookie)) {
        reply.header('set-cookie', sessions.begin(user));
      }
      if (chosen !== undefined) return await reply.redirect(target.pathname + target.search, 303);
      tabs = await navigationTabs(project, org, user, current);
      requireApp(project, user);
      const shown = await view({ project, org, user, syntheticShadow });
      if (shown instanceof Redirect) return await reply.redirect(shown.address, 303);
      content = shown;
    } catch (error) {
      const message = messageFor(error);
      status = message.status;
      content = messageView(message);
    }
    const document = pageFrame(frameContext(parts, project, request, tabs), content);
    return reply.status(status).type('text/html; charset=utf-8').send(document);
  }

  for (const url of ['/', '/lightning', '/lightning/page/home']) {
    app.get<PageRequest>(url, (request, reply) => show(request, reply, undefined, startPage));
  }
  app.get<PageRequest & { Params: { object: string; action: 'list' | 'home' } }>(
    '/lightning/o/:object/:action(^list|home$)',
    (request, reply) => {
      const { object } = request.params;
      return show(request, reply, object, (page) => listView(page, object, request.query.filterName));
    },
  );
  app.get<PageRequest & { Params: { tab: string } }>('/lightning/n/:tab', (request, reply) =>
    show(request, reply, request.params.tab, (page) => tabView(page, request.params.tab)),
  );
  app.get<PageRequest & { Params: { object: string } }>('/lightning/o/:object/new', (request, reply) => {
    const { recordTypeId, defaultFieldValues } = request.query;
    const objectApiName = request.params.object;
    const address = { action: 'new' as const, objectApiName, recordTypeId, defaultFieldValues };
    return show(request, reply, objectApiName, (page) => recordFormView(page, address));
  });
  app.get<PageRequest & { Params: { id: string; action: string } }>(
    '/lightning/r/:id/:action(^view|edit|clone$)',
    (request, reply) => {
      const { id, action } = request.params;
      return show(request, reply, undefined, async (page) => {
        return new Redirect(`/lightning/r/${await objectOfRecord(page, id)}/${id}/${action}`);
      });
    },
  );
  app.get<PageRequest & { Params: { object: string; id: string; action: 'edit' | 'clone' } }>(
    '/lightning/r/:object/:id/:action(^edit|clone$)',
    (request, reply) => {
      const { object: objectApiName, id: recordId, action } = request.params;
      const { defaultFieldValues } = request.query;
      return show(request, reply, objectApiName, (page) =>
        recordFormView(page, { action, objectApiName, recordId, defaultFieldValues }),
      );
    },
  );
  for (const url of ['/lightning/app/:app', '/lightning/app/:app/*']) {
    app.get<PageRequest & { Params: { app: string; '*'?: string } }>(url, (request, reply) =>
      show(request, reply, undefined, ({ project }) => {
        const page = request.params['*'];
        requireNamedApp(project, request.params.app);
        const query = new URL(request.url, 'http://localhost').search;
        return Promise.resolve(new Redirect(page === undefined ? '/lightning' : `/lightning/${page}${query}`));
      }),
    );
  }
  app.get<PageRequest & { Params: { object: string; id: string } }>(
    '/lightning/r/:object/:id/view',
    (request, reply) => {
      const { object: objectApiName, id: recordId } = request.params;
      return show(request, reply, objectApiName, (page) => recordView(page, { objectApiName, recordId }));
    },
  );
  app.get<PageRequest & { Params: { object: string; id: string; list: string } }>(
    '/lightning/r/:object/:id/related/:list/view',
    (request, reply) => {
      const { object: objectApiName, id: recordId, list } = request.params;
      return show(request, reply, objectApiName, (page) => relatedListView(page, { objectApiName, recordId }, list));
    },
  );
  app.setNotFoundHandler((request, reply) =>
    show(request as FastifyRequest<PageRequest>, reply, undefined, () =>
      Promise.reject(
        new MessagePage({
          status: 404,
          title: 'No such page',
          text: `The preview has no page at ${request.url}.`,
          nextStep: 'It shows lists and records of the objects in the navigation bar.',
        }),
      ),
    ),
  );
}

function unknownUser(username: string): MessagePage {
  return new MessagePage({
    status: 404,
    title: 'Unknown user',
    text: `${username} is not a user of this org.`,
    nextStep: 'Choose one from the menu at the top right; they come from config/local-org-users.json.',
  });
}

function serveFiles(app: FastifyInstance, { base, project }: ServerParts): void {
  const designSystem = join(packageFolder('@salesforce-ux/design-system'), 'assets');
  const folders: readonly (readonly [url: string, folder: string, caching?: string])[] = [
    [baseUrl(base), base.dir, FOREVER],
    [DESIGN_SYSTEM_URL, designSystem, FOREVER],
    // Where components look for its icons and images.
    ['/slds', designSystem],
    ['/_preview/assets', join(import.meta.dirname, 'assets')],
  ];
  for (const [url, folder, caching] of folders) {
    app.get<{ Params: { '*': string } }>(`${url}/*`, async (request, reply) => {
      const file = await readStaticFile(folder, request.params['*']);
      if (file === undefined) return reply.callNotFound();
      if (caching !== undefined) reply.header('cache-control', caching);
      return reply.type(file.contentType).send(file.content);
    });
  }
  for (const url of ['/resource/:name', '/resource/:name/*']) {
    app.get<{ Params: { name: string; '*'?: string } }>(url, async ({ params }, reply) => {
      const resource = project().staticResources.get(params.name);
      const file = resource && (await readStaticResource(resource, params['*'] ?? ''));
      return file === undefined ? reply.callNotFound() : reply.type(file.contentType).send(file.content);
    });
  }
  app.get<{ Params: { file: string }; Querystring: { v?: string } }>(
    '/_preview/pages/:file',
    async (request, reply) => {
      const script = await readPageScript(project(), request.params.file);
      if (script === undefined) return reply.callNotFound();
      if (request.query.v === script.version) reply.header('cache-control', FOREVER);
      return reply.type(script.contentType).send(script.content);
    },
  );
}

/** The preview's web server, not yet listening. */
export function createPreviewServer(parts: ServerParts): FastifyInstance {
  const app = fastify({ bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    if (!isOwnHost(request)) await reply.status(403).type('text/plain').send('Open the preview at http://127.0.0.1.');
  });
  app.route({
    method: ['GET', 'POST', 'PATCH', 'DELETE'],
    url: '/services/data/*',
    handler: (request, reply) => passToOrg(request, reply, parts.sessions, parts.org),
  });
  serveFiles(app, parts);
  servePages(app, parts);
  return app;
}
