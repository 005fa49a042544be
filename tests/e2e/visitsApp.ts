import { join } from 'node:path';

import { startPreview } from '../../preview/index.ts';
import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { startTestOrg, type TestOrg } from '../support/localOrg.ts';

const CACHE_DIR = join(import.meta.dirname, '../../.cache/preview');

/** A project whose components use what the preview has of record forms and platform modules. */
const VISITS_APP = join(import.meta.dirname, '../support/fixtures/visits-app');

export const PLANNER = 'admin@visits-app.test';
export const READER = 'reader@visits-app.test';

export interface VisitsApp {
  readonly org: TestOrg;
  /** Opens a page of the app, as the planner unless another user is named. */
  readonly open: (path: string, options?: { readonly width?: number; readonly user?: string }) => Promise<WatchedPage>;
  /** Creates a record as the planner. @returns its id */
  readonly create: (object: string, fields: Readonly<Record<string, unknown>>) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Starts org, preview and browser for one test file. */
export async function startVisitsApp(): Promise<VisitsApp> {
  await using started = new AsyncDisposableStack();
  const org = started.adopt(await startTestOrg({ projectDir: VISITS_APP }), (running) => running.close());
  const preview = started.adopt(
    await startPreview({ projectDir: VISITS_APP, orgUrl: org.url, port: 0, cacheDir: CACHE_DIR }),
    (running) => running.close(),
  );
  const browser = started.adopt(await launchBrowser(), (running) => running.close());
  const planner = await org.login(PLANNER);
  const all = started.move();
  return {
    org,
    open: async (path, { width = 1440, user = PLANNER } = {}) => {
      const watched = await openPage(browser, { width, height: 900 });
      const address = new URL(path, preview.url);
      address.searchParams.set('user', user);
      await watched.page.goto(address.href);
      return watched;
    },
    create: async (object, fields) => {
      const { id = '' } = await planner.sobject(object).create({ ...fields });
      return id;
    },
    close: () => all.disposeAsync(),
  };
}
