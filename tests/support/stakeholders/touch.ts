import type { CDPSession, Page } from 'playwright-core';

import type { Point } from './mapPage.ts';

/** Several moves, since a gesture is told from a slip by its way. */
const STEPS = 4;

/** Fingers on a touch screen, of which Playwright itself has one that only taps. */
export class Fingers {
  private readonly session: CDPSession;

  private constructor(session: CDPSession) {
    this.session = session;
  }

  static async on(page: Page): Promise<Fingers> {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    return new Fingers(session);
  }

  /** Puts fingers down, each at its place, moves them together each to its other one, and lifts them. */
  async move(from: readonly Point[], to: readonly Point[]): Promise<void> {
    await this.send('touchStart', from);
    for (let step = 1; step <= STEPS; step += 1) {
      await this.send(
        'touchMove',
        from.map((start, finger) => between(start, to[finger] ?? start, step / STEPS)),
      );
    }
    await this.send('touchEnd', []);
  }

  private async send(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<void> {
    await this.session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map((point, id) => ({ ...point, id })),
    });
  }
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
