import type { Access } from './Access.ts';
import type { ApiBudget } from './ApiBudget.ts';
import type { RetryPolicy } from './repeat.ts';
import { send, textOf } from './send.ts';
import type { Answer, Guard, OutgoingRequest } from './send.ts';

/** What every request of one login shares. */
export interface Link {
  readonly guard: Guard;
  readonly access: Access;
  readonly budget: ApiBudget;
  readonly retries: RetryPolicy;
}

/**
 * One request with the session's token. A session that has ended is renewed, once for all who find out at the same time, and the
 * request is sent once more: an org that refuses a session has done nothing else.
 */
export async function exchange(link: Link, request: OutgoingRequest): Promise<Answer> {
  const { accessToken } = link.access;
  const answer = await sendCounted(link, request, accessToken);
  if (answer.status !== 401 || !link.access.canRenew) {
    return answer;
  }
  // Read to its end, and not looked at: an answer left open keeps its connection and its idle timer.
  await textOf(answer);
  await link.access.renew(accessToken);
  return sendCounted(link, request, link.access.accessToken);
}

async function sendCounted({ budget, guard }: Link, request: OutgoingRequest, token: string): Promise<Answer> {
  budget.spend();
  const headers = { ...request.headers, authorization: `Bearer ${token}` };
  const answer = await send({ ...request, headers }, guard);
  budget.hear(answer.headers.get('sforce-limit-info'));
  return answer;
}
