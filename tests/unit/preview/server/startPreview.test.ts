import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { PreviewError, startPreview, type RunningPreview } from '../../../../preview/index.ts';
import { startTestOrg, type TestOrg } from '../../../support/localOrg.ts';
import { GREETING_TS, lwcPath, previewProject } from '../previewFixture.ts';

const CACHE_DIR = join(import.meta.dirname, '../../../../.cache/preview');
const USERS = JSON.stringify({
  users: [
    {
      username: 'admin@x.test',
      password: 'p',
      firstName: 'Ada',
      lastName: 'Admin',
      profile: 'System Administrator',
      permissionSets: [],
    },
    {
      username: 'rep@x.test',
      password: 'p',
      firstName: 'Rob',
      lastName: '<Rep>',
      profile: 'Standard User',
      permissionSets: [],
    },
  ],
});

const projectDir = previewProject({ 'config/local-org-users.json': USERS });

const refused = (expected: RegExp) => (error: unknown) =>
  error instanceof PreviewError && expected.test(error.toString());

describe('startPreview', () => {
  let org: TestOrg;
  let preview: RunningPreview;
  let accountId: string;

  before(async () => {
    org = await startTestOrg({ projectDir });
    const admin = await org.login('admin@x.test', 'p');
    const created = await admin.sobject('Account').create({ Name: 'Tom & <b>Jerry</b>' });
    assert.ok(created.success);
    accountId = created.id;
    preview = await startPreview({ projectDir, orgUrl: org.url, port: 0, cacheDir: CACHE_DIR });
  });

  after(async () => {
    await preview.close();
    await org.close();
  });

  const get = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(preview.url + path, { redirect: 'manual', ...init });

  /** The Cookie header of a browser that chose that user. */
  async function cookieOf(username: string): Promise<string> {
    const response = await get(`/?user=${username}`);
    return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  }

  const recordPath = (id = accountId): string => `/lightning/r/Account/${id}/view`;

  describe('a record page', () => {
    it('carries the page, the user and the scripts, but no token', async () => {
      const response = await get(recordPath());
      const text = await response.text();
      assert.equal(response.status, 200);
      assert.match(text, /<title>Tom &amp; &lt;b&gt;Jerry&lt;\/b&gt; \| Account \| Preview<\/title>/);
      const session = /<script type="application\/json" id="preview-session">(.*?)<\/script>/.exec(text)?.[1];
      const { userId, view } = JSON.parse(session ?? '') as { userId: string; view: { page: { name: string } } };
      assert.match(userId, /^005\w{15}$/);
      assert.equal(view.page.name, 'Account_Page');
      assert.doesNotMatch(text, /00D\w+!/);
      for (const [, url = ''] of text.matchAll(/<script type="module" src="([^"]+)">/g)) {
        assert.equal((await get(url)).headers.get('content-type'), 'text/javascript; charset=utf-8');
      }
    });

    it('is sent with Lightning’s content security policy: no inline script, no other host, no page around it', async () => {
      const policy = (await get(recordPath())).headers.get('content-security-policy') ?? '';
      const directives = new Map(
        policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
      );
      // https://developer.salesforce.com/docs/platform/lwc/guide/security-csp.html
      for (const name of ['script-src', 'connect-src', 'frame-src', 'object-src']) {
        assert.equal(directives.get(name), "'self'", name);
      }
      for (const name of ['style-src', 'font-src', 'img-src', 'media-src']) {
        assert.match(directives.get(name) ?? '', /^'self'/, name);
      }
      assert.equal(directives.get('frame-ancestors'), "'none'");
      assert.doesNotMatch(policy, /unsafe-eval|https?:|\*/);
    });

    it('lets the browser keep the files whose address changes with what they hold, and no other', async () => {
      const caching = async (path: string): Promise<string | null> => (await get(path)).headers.get('cache-control');
      const text = await (await get(recordPath())).text();
      const [script = ''] = /\/_preview\/pages\/[^"]+/.exec(text) ?? [];
      const [style = ''] = /\/_preview\/slds[^"]+\.css/.exec(text) ?? [];
      for (const kept of [script, style]) assert.match((await caching(kept)) ?? '', /immutable/, kept);
      const unversioned = script.replace(/\?.*/, '');
      for (const asked of [recordPath(), unversioned, `${unversioned}?v=0`, '/_preview/assets/preview.css']) {
        assert.equal(await caching(asked), 'no-store', asked);
      }
    });

    it('names the source map of its script, for who debugs it', async () => {
      const code = await (await get('/_preview/pages/Account_Page.js')).text();
      const [, map = ''] = /\n\/\/# sourceMappingURL=(\S+)\n$/.exec(code) ?? [];
      const { sources } = (await (await get(`/_preview/pages/${map}`)).json()) as {
        readonly sources: readonly string[];
      };
      assert.ok(
        sources.some((source) => source.includes('/greeting.ts')),
        sources.join(),
      );
    });

    it('shows a changed component after a reload, and a broken one as file and line', async () => {
      const file = join(projectDir, lwcPath('greeting', 'greeting.ts'));
      writeFileSync(file, GREETING_TS.replace('HELLO}', 'HELLO} dear'));
      await get(recordPath());
      assert.match(await (await get('/_preview/pages/Account_Page.js')).text(), /dear/);
      writeFileSync(file, GREETING_TS.replace('get text(', 'get text('.repeat(2)));
      const broken = await get(recordPath());
      assert.equal(broken.status, 500);
      assert.match(await broken.text(), /This page cannot be built[\s\S]*greeting\.ts:14/);
      writeFileSync(file, GREETING_TS);
      assert.equal((await get(recordPath())).status, 200);
    });

    for (const [what, path, expected] of [
      ['an unknown record', recordPath('001000000000000AAA'), /Record not found[\s\S]*admin@x\.test finds no Account/],
      [
        'a record of another object',
        recordPath('006000000000000AAA'),
        /This record is no Account[\s\S]*start with 001/,
      ],
      ['what is no id', recordPath('tom'), /This is no record id/],
      ['an unknown object', '/lightning/o/Nothing__c/list', /Nothing__c is not available/],
      ['an unknown list view', '/lightning/o/Account/list?filterName=Nope', /No such list view[\s\S]*AllAccounts/],
      ['an unknown user', '/?user=nobody', /Unknown user[\s\S]*nobody is not a user/],
      ['an unknown page', '/setup', /No such page/],
    ] as const) {
      it(`answers ${what} with one clear page`, async () => {
        const response = await get(path);
        assert.equal(response.status, 404);
        assert.match(await response.text(), expected);
      });
    }
  });

  describe('the start page', () => {
    it('goes to the list of the first object in the navigation bar', async () => {
      const response = await get('/');
      assert.equal(response.status, 303);
      assert.equal(response.headers.get('location'), '/lightning/o/Account/list');
    });
  });

  describe('other addresses of Lightning', () => {
    for (const [what, path, location] of [
      ['a tab', () => '/lightning/n/standard-Account', () => '/lightning/o/Account/list'],
      ['a record without its object', () => `/lightning/r/${accountId}/view`, () => recordPath()],
      ['the home page', () => '/lightning/page/home', () => '/lightning/o/Account/list'],
    ] as const) {
      it(`leads ${what} to its page`, async () => {
        const response = await get(path());
        assert.equal(response.status, 303);
        assert.equal(response.headers.get('location'), location());
      });
    }

    it('shows a record of an object without a page of its own, and a related list', async () => {
      const admin = await org.login('admin@x.test', 'p');
      const { id } = await admin.sobject('Contact').create({ LastName: 'Kim', AccountId: accountId });
      assert.match(await (await get(`/lightning/r/Contact/${String(id)}/view`)).text(), /<title>Kim \| Contact/);
      const list = await get(`/lightning/r/Account/${accountId}/related/Contacts/view`);
      assert.match(await list.text(), /<title>Contacts \| Tom/);
      assert.equal((await get(`/lightning/r/Account/${accountId}/related/Nothings/view`)).status, 404);
    });
  });

  describe('users', () => {
    it('are chosen in the address, kept in a cookie that scripts cannot read, and escaped', async () => {
      const response = await get(`${recordPath()}?user=rep@x.test`);
      assert.equal(response.status, 303);
      assert.equal(response.headers.get('location'), recordPath());
      const cookie = response.headers.get('set-cookie') ?? '';
      assert.match(cookie, /HttpOnly; SameSite=Strict$/);
      const text = await (await get(recordPath(), { headers: { cookie: cookie.split(';')[0] ?? '' } })).text();
      assert.match(text, /<span>Rob &lt;Rep&gt;<\/span>\s*<\/summary>/);
    });

    it('act in the org as themselves', async () => {
      const admin = await org.login('admin@x.test', 'p');
      for (const username of ['rep@x.test', 'admin@x.test']) {
        const response = await get('/services/data/v66.0/sobjects/Account', {
          method: 'POST',
          headers: { cookie: await cookieOf(username), origin: preview.url, 'content-type': 'application/json' },
          body: JSON.stringify({ Name: `Created by ${username}` }),
        });
        const { id } = (await response.json()) as { id: string };
        const { records } = await admin.query(`SELECT CreatedBy.Username FROM Account WHERE Id = '${id}'`);
        assert.deepEqual(
          records.map((record) => (record.CreatedBy as { Username: string }).Username),
          [username],
        );
        await admin.sobject('Account').destroy(id);
      }
    });
  });

  describe('the way to the org', () => {
    const path = '/services/data/v66.0/limits';

    it('is closed without a session, and to every other path and method', async () => {
      const cookie = await cookieOf('admin@x.test');
      assert.equal((await get(path)).status, 401);
      assert.equal((await get(path, { headers: { cookie: 'preview_session=guess' } })).status, 401);
      assert.equal((await get(path, { headers: { cookie } })).status, 200);
      assert.equal((await get(path, { method: 'PUT', headers: { cookie }, body: '{}' })).status, 404);
      assert.equal((await get('/services/oauth2/userinfo', { headers: { cookie } })).status, 404);
    });

    it('lets pages of this preview write, and no other page', async () => {
      const cookie = await cookieOf('admin@x.test');
      const write = (origin: string) =>
        get(`/services/data/v66.0/sobjects/Account/${accountId}`, {
          method: 'PATCH',
          headers: { cookie, origin, 'content-type': 'application/json' },
          body: JSON.stringify({ Industry: 'Energy' }),
        });
      assert.equal((await write('http://evil.test')).status, 403);
      assert.equal((await write(preview.url)).status, 204);
      const admin = await org.login('admin@x.test', 'p');
      assert.equal((await admin.sobject('Account').retrieve(accountId)).Industry, 'Energy');
    });

    it('passes the org’s own errors through', async () => {
      const headers = { cookie: await cookieOf('admin@x.test') };
      const response = await get('/services/data/v66.0/query?q=SELECT+Nothing+FROM+Account', { headers });
      assert.equal(response.status, 400);
      assert.match(JSON.stringify(await response.json()), /INVALID_FIELD/);
    });
  });

  describe('files', () => {
    it('come from the design system and the shell only', async () => {
      assert.equal((await get('/slds/icons/standard-sprite/svg/symbols.svg')).status, 200);
      assert.equal((await get('/_preview/assets/preview.css')).status, 200);
      for (const path of [
        '/slds/..%2fpackage.json',
        '/slds/%2e%2e/%2e%2e/%2e%2e/package.json',
        '/_preview/base/manifest.json',
      ]) {
        assert.equal((await get(path)).status, 404, path);
      }
    });

    it('are answered to this machine’s own name only', async () => {
      const { port } = new URL(preview.url);
      const status = await new Promise((resolve, reject) => {
        // fetch sets the Host header itself.
        request({ host: '127.0.0.1', port, path: '/', headers: { host: 'evil.test' } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
      assert.equal(status, 403);
    });
  });

  describe('when something is wrong at the start', () => {
    const start = (changes: Partial<Parameters<typeof startPreview>[0]>) =>
      startPreview({ projectDir, orgUrl: org.url, port: 0, cacheDir: CACHE_DIR, ...changes });

    it('names the port that is in use', async () => {
      const { port } = new URL(preview.url);
      await assert.rejects(start({ port: Number(port) }), refused(new RegExp(`Port ${port} is in use.\\n.*--port`)));
    });

    it('names the org that does not answer', async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      await new Promise((resolve) => server.close(resolve));
      const orgUrl = `http://127.0.0.1:${port}`;
      await assert.rejects(start({ orgUrl }), refused(new RegExp(`${orgUrl} does not answer.*\\n.*npm run org`)));
    });

    it('names the user whom the org refuses', async () => {
      const users = [{ username: 'admin@x.test', password: 'wrong', firstName: 'A', lastName: 'B' }];
      await assert.rejects(start({ users }), refused(/refuses to log in admin@x\.test: authentication failure/));
    });

    it('names file and line of a component that does not compile', async () => {
      const broken = previewProject({
        'config/local-org-users.json': USERS,
        [lwcPath('greeting', 'greeting.html')]: '<template>\n<p>\n</template>',
      });
      await assert.rejects(start({ projectDir: broken }), refused(/greeting\.html:2: /));
    });
  });

  describe('when the org goes away', () => {
    it('answers pages with the next step, and comes back with the org', async () => {
      const other = await startTestOrg({ projectDir });
      const pages = await startPreview({ projectDir, orgUrl: other.url, port: 0, cacheDir: CACHE_DIR });
      await other.close();
      const gone = await fetch(`${pages.url}/`);
      assert.equal(gone.status, 502);
      assert.match(await gone.text(), /No answer from the org[\s\S]*npm run org/);
      const again = await startTestOrg({ projectDir, port: other.port });
      assert.equal((await fetch(`${pages.url}/`)).status, 200);
      await pages.close();
      await again.close();
    });
  });
});
