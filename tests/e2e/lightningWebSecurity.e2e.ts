import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import type { Browser, Download, Page } from 'playwright-core';

import { startPreview, type RunningPreview } from '../../preview/index.ts';
import { DISTORTIONS, type Distortion } from '../../preview/src/security/documentation.ts';
import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { startTestOrg, type TestOrg } from '../support/localOrg.ts';
import {
  exposedMeta,
  flexipage,
  instance,
  lwcPath,
  PAGE_PATH,
  previewProject,
  region,
} from '../unit/preview/previewFixture.ts';

const CACHE_DIR = join(import.meta.dirname, '../../.cache/preview');

/** What a component does, as the body of a function whose `place` is an element of its own, and what becomes of it. */
interface Attempt {
  readonly does: string;
  readonly ends: string | RegExp;
}

const create = (tag: string, statements: string): string =>
  `const made = document.createElement('${tag}'); ${statements}`;

const address = (type: string, content = 'x'): string =>
  `const blob = new Blob([${JSON.stringify(content)}], { type: '${type}' });`;

/** A blob of markup as it reaches the user, who saves it: this page may not read it back. */
const download = (type: string, name: string, content: string): string =>
  `${address(type, content)} ${create('a', `made.href = URL.createObjectURL(blob); made.download = '${name}'; made.click();`)}`;

/** What the files that components let the user save hold after sanitising. */
const SAVED: Readonly<Record<string, string>> = {
  'page.html': '<html><head></head><body><p>Hello</p></body></html>',
  'drawing.svg': '<svg><g></g></svg>',
};

const ONLY_HTTP = 'supports http://, https:// schemes and relative urls';

/** Each distortion's page is in preview/src/security/documentation.ts. */
const ATTEMPTS: Readonly<Record<Distortion, readonly Attempt[]>> = {
  'MIME types of blobs': [
    ...['text/csv', 'text/javascript', 'text/plain;charset=utf-8', ''].map((type) => ({
      does: `${address(type)} return URL.createObjectURL(blob);`,
      ends: 'TypeError: Lightning Web Security: Unsupported MIME type',
    })),
    ...['text/plain', 'application/json', 'application/octet-stream', 'image/png', 'video/mp4'].map((type) => ({
      does: `${address(type)} return URL.createObjectURL(blob);`,
      ends: /^blob:http/,
    })),
    {
      does: download('text/html', 'page.html', '<p onclick="steal()">Hello</p><script>steal()</script>'),
      ends: 'undefined',
    },
    {
      does: download('image/svg+xml', 'drawing.svg', '<svg><g onload="steal()"></g><script>steal()</script></svg>'),
      ends: 'undefined',
    },
  ],
  'markup that is inserted': [
    {
      does: `place.innerHTML = '<b onclick="steal()">bold</b><script>steal()</script>'; return place.innerHTML;`,
      ends: '<b>bold</b>',
    },
    {
      does: `place.innerHTML = '<svg><g></g><script></script></svg>'; return place.innerHTML;`,
      ends: '<svg><g></g></svg>',
    },
    { does: `place.innerHTML = '<c-other></c-other><i>kept</i>'; return place.innerHTML;`, ends: '<i>kept</i>' },
    {
      does: `place.insertAdjacentHTML('beforeend', '<img alt="" src="/none" onerror="steal()">'); return place.innerHTML;`,
      ends: '<img alt="" src="/none">',
    },
    {
      does: `const range = document.createRange();
        place.append(range.createContextualFragment('<script>steal()</script><u>kept</u>')); return place.innerHTML;`,
      ends: '<u>kept</u>',
    },
    {
      does: create(
        'p',
        `place.append(made); made.outerHTML = '<em onfocus="steal()">em</em>'; return place.innerHTML;`,
      ),
      ends: '<em>em</em>',
    },
  ],
  'elements that all namespaces share': [
    { does: `document.body.innerHTML = ''; return document.querySelectorAll('main').length;`, ends: '1' },
    { does: `document.head.textContent = ''; return document.querySelectorAll('title').length;`, ends: '1' },
    { does: `document.body.innerText = ''; return document.querySelectorAll('main').length;`, ends: '1' },
  ],
  'schemes of addresses': [
    {
      does: create('iframe', `made.src = 'javascript:steal()';`),
      ends: `TypeError: Lightning Web Security: HTMLIFrameElement.src ${ONLY_HTTP}`,
    },
    {
      does: create('iframe', `${address('text/plain')} made.setAttribute('src', URL.createObjectURL(blob));`),
      ends: `TypeError: Lightning Web Security: HTMLIFrameElement.src ${ONLY_HTTP}`,
    },
    { does: create('iframe', `made.src = 'about:blank'; return made.hasAttribute('sandbox');`), ends: 'false' },
    { does: create('iframe', `made.src = '/page'; return made.getAttribute('sandbox');`), ends: 'allow-scripts' },
    {
      does: create('object', `made.data = 'data:text/html,x';`),
      ends: `TypeError: Lightning Web Security: HTMLObjectElement.data ${ONLY_HTTP}`,
    },
    {
      does: create('a', `made.setAttribute('href', 'data:text/plain,x');`),
      ends: 'TypeError: Lightning Web Security: HTMLAnchorElement.href does not support data: urls. Use a blob: url.',
    },
    {
      does: create('a', `${address('text/plain')} made.href = URL.createObjectURL(blob); return made.href;`),
      ends: /^blob:http/,
    },
  ],
  'local and session storage': [
    {
      does: `localStorage.clear(); localStorage.setItem('x', 'y'); localStorage.z = 1; return [Object.entries(localStorage).sort(), localStorage.length].join();`,
      ends: 'x,y,z,1,2',
    },
    {
      does: `return [localStorage.getItem('outside'), 'outside' in localStorage, Object.keys(localStorage).sort()].join();`,
      ends: ',false,x,z',
    },
    {
      does: `sessionStorage.once = 'a'; delete sessionStorage.once; return sessionStorage.length + ' ' + sessionStorage.key(0);`,
      ends: '0 null',
    },
  ],
  cookies: [
    { does: `document.cookie = 'taste=plain'; return document.cookie;`, ends: 'taste=plain' },
    { does: `document.cookie = 'taste=; max-age=0'; return document.cookie;`, ends: '' },
  ],
  workers: [
    {
      does: `new Worker('/worker.js');`,
      ends: 'RangeError: Lightning Web Security: Cannot create Worker with /worker.js',
    },
    {
      does: `new SharedWorker('/w.js');`,
      ends: 'RangeError: Lightning Web Security: Cannot create SharedWorker with /w.js',
    },
    { does: `return navigator.serviceWorker;`, ends: 'undefined' },
  ],
  endpoints: [
    {
      does: `await fetch('/aura?r=1');`,
      ends: /^Error: Lightning Web Security: Cannot request disallowed endpoint .*\/aura$/,
    },
    { does: `new XMLHttpRequest().open('GET', '/webruntime/api');`, ends: /disallowed endpoint/ },
    { does: `await fetch('/services/data/v66.0/limits');`, ends: /^Error: Components cannot call Salesforce APIs/ },
  ],
  'windows that are opened': [
    {
      does: `const opened = window.open('about:blank'); opened.close(); return Object.keys(opened).sort().join();`,
      ends: 'close,closed,focus,postMessage',
    },
  ],
  'blocked properties': [
    ...['document.write', 'document.fullscreenElement', 'window.find', 'place.requestFullscreen'].map((name) => ({
      does: `return ${name};`,
      ends: 'undefined',
    })),
    {
      does: `await loadScript(place, ESCAPE); return [window.escaped, window.declared].join();`,
      ends: ',by a script',
    },
    { does: create('iframe', `made.srcdoc = '<p></p>'; return made.hasAttribute('srcdoc');`), ends: 'false' },
  ],
  'document.domain': [{ does: `document.domain = 'localhost';`, ends: /^Error: Lightning Web Security/ }],
  'shadow trees': [
    { does: create('div', `made.attachShadow({ mode: 'open' });`), ends: /^TypeError: Lightning Web Security/ },
    { does: create('div', `return made.attachShadow({ mode: 'closed' }).mode;`), ends: 'closed' },
  ],
};

/** https://developer.salesforce.com/docs/platform/lwc/guide/security-csp.html */
const POLICY: readonly Attempt[] = [
  {
    does: create('script', `made.textContent = 'window.ran = true'; place.append(made); return window.ran;`),
    ends: 'undefined',
  },
  {
    does: create(
      'button',
      `made.setAttribute('onclick', 'window.ran = true'); place.append(made); made.click(); return window.ran;`,
    ),
    ends: 'undefined',
  },
  { does: `await fetch('http://other.example/');`, ends: 'TypeError: Failed to fetch' },
  { does: `return eval('1 + 1');`, ends: /^EvalError/ },
];

const attempts: readonly Attempt[] = [...Object.values(ATTEMPTS).flat(), ...POLICY];

/** A script that a component loads at run time is under the same refusals. */
const SCRIPT = `window.declared = 'by a script'; window.escaped = document.write;\n`;

const COMPONENT = `import { LightningElement } from 'lwc';
import { loadScript } from 'lightning/platformResourceLoader';
import ESCAPE from '@salesforce/resourceUrl/escape';

const ATTEMPTS = [${attempts.map(({ does }) => `async (place) => { ${does} }`).join(',\n')}];

export default class Daring extends LightningElement {
  outcomes = '';

  async renderedCallback() {
    if (this.outcomes !== '') return;
    const outcomes = [];
    for (const attempt of ATTEMPTS) {
      const place = this.template.querySelector('.place');
      place.textContent = '';
      try {
        outcomes.push(String(await attempt(place)));
      } catch (error) {
        outcomes.push(error.name + ': ' + error.message);
      }
    }
    this.outcomes = JSON.stringify(outcomes);
  }
}
`;

const projectDir = previewProject({
  [lwcPath('daring', 'daring.js')]: COMPONENT,
  [lwcPath('daring', 'daring.html')]:
    `<template><div class="place" lwc:dom="manual"></div><pre class="outcomes">{outcomes}</pre>
    <lightning-formatted-rich-text value="<p>Rich <font>text</font></p>"></lightning-formatted-rich-text></template>\n`,
  [lwcPath('daring', 'daring.js-meta.xml')]: exposedMeta(),
  [lwcPath('linking', 'linking.js')]: `import { LightningElement } from 'lwc';
export default class Linking extends LightningElement { address = 'data:text/plain,x'; }
`,
  [lwcPath('linking', 'linking.html')]: '<template><a href={address}>Download</a></template>\n',
  [lwcPath('linking', 'linking.js-meta.xml')]: exposedMeta(),
  'force-app/main/default/staticresources/escape.js': SCRIPT,
  'force-app/main/default/staticresources/escape.resource-meta.xml': `<?xml version="1.0" encoding="UTF-8" ?>
<StaticResource xmlns="http://soap.sforce.com/2006/04/metadata">
    <cacheControl>Public</cacheControl>
    <contentType>application/javascript</contentType>
</StaticResource>
`,
  [PAGE_PATH]: flexipage(
    region('header', instance('force:highlightsPanel')) + region('main', instance('daring') + instance('linking')),
  ),
});

describe('a component under Lightning Web Security and the content security policy', () => {
  let browser: Browser;
  let org: TestOrg;
  let preview: RunningPreview;
  let watched: WatchedPage;
  let page: Page;
  let outcomes: readonly string[];
  const downloads: Download[] = [];

  before(async () => {
    browser = await launchBrowser();
    org = await startTestOrg({ projectDir });
    preview = await startPreview({ projectDir, orgUrl: org.url, port: 0, cacheDir: CACHE_DIR });
    const admin = await org.login('admin@local-org.test', 'local-org');
    const { id = '' } = await admin.sobject('Account').create({ Name: 'Guarded' });
    watched = await openPage(browser, { width: 1440, height: 900 });
    ({ page } = watched);
    page.on('download', (file) => downloads.push(file));
    await page.addInitScript(`localStorage.setItem('outside', '1'); document.cookie = 'outside=1';`);
    await page.goto(`${preview.url}/lightning/r/Account/${id}/view`);
    const shown = page.locator('.outcomes', { hasText: '[' });
    await shown.waitFor();
    outcomes = JSON.parse(await shown.innerText()) as readonly string[];
  });

  after(async () => {
    await browser.close();
    await preview.close();
    await org.close();
  });

  function check(attempt: Attempt): void {
    const outcome = outcomes[attempts.indexOf(attempt)] ?? 'not tried';
    if (typeof attempt.ends === 'string') assert.equal(outcome, attempt.ends, attempt.does);
    else assert.match(outcome, attempt.ends, attempt.does);
  }

  for (const [distortion, page] of Object.entries(DISTORTIONS)) {
    it(`is kept to what is documented of ${distortion}: ${page}`, () => {
      for (const attempt of ATTEMPTS[distortion as Distortion]) check(attempt);
    });
  }

  it('runs no inline script, evaluates none, and reaches no other host', () => POLICY.forEach(check));

  it('lets the user save markup without what could run', async () => {
    const saved = await Promise.all(
      downloads.map(async (file) => [file.suggestedFilename(), await readFile(await file.path(), 'utf8')] as const),
    );
    assert.deepEqual(Object.fromEntries(saved), SAVED);
  });

  it('is told of an address in its template that is refused, and goes without', async () => {
    assert.equal(await page.locator('c-linking a').getAttribute('href'), null);
    const told =
      'uncaught: Lightning Web Security: HTMLAnchorElement.href does not support data: urls. Use a blob: url.';
    assert.equal(watched.problems.filter((problem) => problem === told).length, 1);
  });

  it('leaves base components what the platform leaves them', async () => {
    assert.equal(await page.locator('lightning-formatted-rich-text font').innerText(), 'text');
  });

  it('keeps what components store apart from what others do', async () => {
    const state = await page.context().storageState();
    const stored = state.origins.flatMap(({ localStorage }) => localStorage.map(({ name }) => name));
    assert.deepEqual(stored.sort(), ['LSKey[c]x', 'LSKey[c]z', 'outside']);
  });
});
