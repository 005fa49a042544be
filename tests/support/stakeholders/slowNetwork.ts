import type { Page, Route } from 'playwright-core';

/** Where Lightning Data Service creates, changes and deletes records. */
const RECORDS = /\/ui-api\/records(?:\/|\?|$)/;

/** What becomes of requests that were kept back. */
type End = 'let through' | 'lost';

/** A network that is as slow as a test wants: what a page saves is kept back until the test says how it ends. */
export interface SlowNetwork {
  /** Once a page has sent something to save. */
  readonly hasBegun: Promise<undefined>;
  /** Ends what is kept back and what comes later; the network is itself again. */
  readonly end: (how: End) => Promise<void>;
}

export async function slowNetwork(page: Page): Promise<SlowNetwork> {
  const begun = Promise.withResolvers<undefined>();
  const ended = Promise.withResolvers<End>();
  const kept: Promise<void>[] = [];
  const keep = async (route: Route): Promise<void> => {
    begun.resolve(undefined);
    await ((await ended.promise) === 'lost' ? route.abort('connectionreset') : route.continue());
  };
  await page.route(RECORDS, async (route) => {
    if (route.request().method() === 'GET') {
      await route.fallback();
      return;
    }
    const end = keep(route);
    kept.push(end);
    await end;
  });
  return {
    hasBegun: begun.promise,
    end: async (how) => {
      ended.resolve(how);
      await Promise.all(kept);
      await page.unroute(RECORDS);
    },
  };
}
