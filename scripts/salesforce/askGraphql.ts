import { control } from './Session.ts';
import type { Session } from './Session.ts';

/** What a GraphQL request answers; its errors come with HTTP 200 and are the caller's to look at. */
export function askGraphql({ connection }: Session, query: string): Promise<unknown> {
  return control('Asking by GraphQL', () =>
    connection.request({
      method: 'POST',
      url: '/graphql',
      body: JSON.stringify({ query }),
      headers: { 'content-type': 'application/json' },
    }),
  );
}
