import { setTimeout } from 'node:timers/promises';

/** Between two requests, so that they do not become a load of their own. */
const PAUSE_MS = 10;

/** Makes small requests one after the other while some work goes on, and gives the milliseconds that each took, shortest first. */
export async function waitsDuring(
  work: () => Promise<unknown>,
  request: () => Promise<Response>,
): Promise<readonly number[]> {
  const waits: number[] = [];
  let isOver = false;
  const requests = async (): Promise<void> => {
    while (!isOver) {
      const asked = performance.now();
      await (await request()).text();
      waits.push(performance.now() - asked);
      await setTimeout(PAUSE_MS);
    }
  };
  await Promise.all([
    requests(),
    work().finally(() => {
      isOver = true;
    }),
  ]);
  return waits.sort((one, other) => one - other);
}
