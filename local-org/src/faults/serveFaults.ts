import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tokenOf } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import type { Fault } from './fault.ts';
import type { Faults } from './Faults.ts';
import { closeOf, faultyAnswer, statusAnswer } from './faultyAnswer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What is to go wrong with it; undefined in an org without faults. */
    fault: Fault | undefined;
    /** The client takes gzip, but the answer is made without it, so that it can be changed. */
    gzipAsked: boolean;
  }
}

/** Lets requests and answers go wrong as the rules say. Nothing becomes easier than without: a fault only takes away. */
export function serveFaults(app: FastifyInstance, org: OrgContext, faults: Faults): void {
  app.decorateRequest('fault');
  app.decorateRequest('gzipAsked', false);
  app.addHook('onRequest', async (request, reply) => {
    request.fault = faults.take(request.method, request.url);
    if (request.fault !== undefined) await beforeActing(request.fault, request, reply, org);
  });
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    const { fault, gzipAsked } = request;
    if (fault === undefined || happensBefore(fault)) return payload;
    if ((fault.kind === 'reset' || fault.kind === 'stall') && fault.when === 'after') {
      const { socket } = request.raw;
      if (fault.kind === 'reset') socket.resetAndDestroy();
      // The answer is never sent: it waits until there is no connection any more.
      await closeOf(socket);
      return payload;
    }
    return faultyAnswer(fault, payload, { request, reply, gzipAsked });
  });
}

function happensBefore(fault: Fault): boolean {
  return fault.kind === 'status' ? fault.when !== 'after' : 'when' in fault && fault.when === 'before';
}

async function beforeActing(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions, usage }: OrgContext,
): Promise<unknown> {
  if (fault.kind === 'sessionEnds') sessions.revoke(tokenOf(request) ?? '');
  if (fault.kind === 'usage') usage.leave('DailyApiRequests', fault.remaining);
  if (happensBefore(fault)) {
    if (fault.kind === 'status') return reply.send(statusAnswer(fault, reply));
    // Nobody answers any more: the reply is taken out of the server's hands.
    reply.hijack();
    if (fault.kind === 'reset') request.raw.socket.resetAndDestroy();
  } else if (fault.kind !== 'job' && fault.kind !== 'rows') {
    request.gzipAsked = /\bgzip\b/i.test(String(request.headers['accept-encoding'] ?? ''));
    delete request.headers['accept-encoding'];
  }
  return undefined;
}
