import type { FastifyInstance } from 'fastify';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses requests under any other host name: a web page whose name was rebound to 127.0.0.1 would otherwise reach this
 * org from a browser.
 */
export function refuseForeignHosts(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const host = (request.headers.host ?? '').replace(/:\d*$/, '').toLowerCase();
    if (LOOPBACK.has(host)) return;
    await reply.status(421).send([
      {
        message: `The embedded org answers under 127.0.0.1 and localhost only, not under "${host}".`,
        errorCode: 'MISDIRECTED_REQUEST',
      },
    ]);
  });
}
