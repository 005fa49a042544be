import { basename, join } from 'node:path';

import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

import { packageFolder, type BaseBundle } from '../bundler/index.ts';
import { homeView } from './homeView.ts';
import type { LiveProject } from './liveProject.ts';
import { messageFor, messageView, MessagePage } from './messageView.ts';
import type { OrgClient } from './orgClient.ts';
import { passToOrg } from './orgProxy.ts';
import { pageFrame, type FrameContent, type FrameContext } from './pageFrame.ts';
import { recordView, type ScriptUrls } from './recordView.ts';
import { SECURITY_HEADERS } from './securityHeaders.ts';
import type { Sessions } from './sessions.ts';
import { readStaticFile } from './staticFiles.ts';

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

function scriptUrls(base: BaseBundle): ScriptUrls {
  return {
    syntheticShadow: `${baseUrl(base)}/${base.files['@lwc/synthetic-shadow'] ?? ''}`,
    page: (page) => `/_preview/pages/${page.name}.js`,
  };
}

/** A page of another site could reach the preview under a name of its own that resolves to this machine. */
function isOwnHost(request: FastifyRequest): boolean {
  const port = request.socket.localPort;
  return [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '');
}

function frameContext(parts: ServerParts, request: FastifyRequest, objectApiName: string | undefined): FrameContext {
  const { application, recordPages } = parts.project.current();
  const current = objectApiName ?? [...recordPages.keys()][0];
  return {
    orgHost: parts.org.host,
    appLabel: application?.label ?? 'Preview',
    tabs: [...recordPages.keys()].map((name) => ({
      label: name.endsWith('__c') ? name.slice(0, -3).replaceAll('_', ' ') : `${name.replace(/y$/, 'ie')}s`,
      href: `/?object=${encodeURIComponent(name)}`,
      isCurrent: name === current,
    })),
    user: parts.sessions.current(request.headers.cookie),
    users: parts.sessions.users,
    addressFor: (username) => {
      const address = new URL(request.url, 'http://localhost');
      address.searchParams.set('user', username);
      return address.pathname + address.search;
    },
  };
}

function servePages(app: FastifyInstance, parts: ServerParts): void {
  const { project, org, base, sessions } = parts;
  const urls = scriptUrls(base);

  /** Shows a page; begins a session where the browser has none, or where the address chooses a user. */
  async function show(
    request: FastifyRequest<{ Querystring: { user?: string; object?: string } }>,
    reply: FastifyReply,
    objectApiName: string | undefined,
    view: () => Promise<FrameContent>,
  ): Promise<FastifyReply> {
    const chosen = request.query.user;
    let content: FrameContent;
    let status = 200;
    try {
      const user = chosen === undefined ? sessions.current(request.headers.cookie) : sessions.find(chosen);
      if (user === undefined) {
        throw new MessagePage({
          status: 404,
          title: 'Unknown user',
          text: `${chosen ?? ''} is not a user of this org.`,
          nextStep: 'Choose one from the menu at the top right; they come from config/local-org-users.json.',
        });
      }
      if (chosen !== undefined || !sessions.has(request.headers.cookie)) {
        const target = new URL(request.url, 'http://localhost');
        target.searchParams.delete('user');
        if (sessions.current(request.headers.cookie) !== user || !sessions.has(request.headers.cookie)) {
          reply.header('set-cookie', sessions.begin(user));
        }
        if (chosen !== undefined) return await reply.redirect(target.pathname + target.search, 303);
      }
      content = await view();
    } catch (error) {
      const message = messageFor(error);
      status = message.status;
      content = messageView(message);
    }
    const document = pageFrame(frameContext(parts, request, objectApiName), content);
    return reply.status(status).type('text/html; charset=utf-8').send(document);
  }

  app.get<{ Querystring: { user?: string; object?: string } }>('/', (request, reply) =>
    show(request, reply, request.query.object, () =>
      homeView(project, org, sessions.current(request.headers.cookie), request.query.object),
    ),
  );
  app.get<{ Params: { object: string; id: string }; Querystring: { user?: string } }>(
    '/lightning/r/:object/:id/view',
    (request, reply) => {
      const { object: objectApiName, id: recordId } = request.params;
      return show(request, reply, objectApiName, () =>
        recordView(project, org, sessions.current(request.headers.cookie), { objectApiName, recordId }, urls),
      );
    },
  );
  app.setNotFoundHandler((request, reply) =>
    show(request as FastifyRequest<{ Querystring: { user?: string } }>, reply, undefined, () =>
      Promise.reject(
        new MessagePage({
          status: 404,
          title: 'No such page',
          text: `The preview has no page at ${request.url}.`,
          nextStep: 'It shows record pages at /lightning/r/<object>/<record id>/view.',
        }),
      ),
    ),
  );
}

function serveFiles(app: FastifyInstance, { base, project }: ServerParts): void {
  const folders: Readonly<Record<string, string>> = {
    [baseUrl(base)]: base.dir,
    '/_preview/assets': join(import.meta.dirname, 'assets'),
    '/slds': join(packageFolder('@salesforce-ux/design-system'), 'assets'),
  };
  for (const [url, folder] of Object.entries(folders)) {
    app.get<{ Params: { '*': string } }>(`${url}/*`, async (request, reply) => {
      const file = await readStaticFile(folder, request.params['*']);
      if (file === undefined) return reply.callNotFound();
      if (folder === base.dir) reply.header('cache-control', FOREVER);
      return reply.type(file.contentType).send(file.content);
    });
  }
  app.get<{ Params: { page: string } }>('/_preview/pages/:page.js', async (request, reply) => {
    const page = [...project.current().recordPages.values()].find(({ name }) => name === request.params.page);
    if (page === undefined) return reply.callNotFound();
    const { code } = await project.bundle(page);
    return reply.type('text/javascript; charset=utf-8').send(code);
  });
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
