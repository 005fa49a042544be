import type { View } from 'c/panZoom';

/** Once nothing has moved for so long, the browser may paint the chart anew at its scale, which makes letters sharp. */
const REST_MS = 200;

/**
 * By how much a chart may be shrunk or enlarged as it was painted last. Shrunk to a tenth, a hundred times as much as is seen would have been
 * painted, and kept in memory.
 */
const MOST_STRETCH = 1.5;

/** Draws once a frame, however often something moves; while it does, the browser moves a layer and paints next to nothing anew. */
export class ChartStage {
  private readonly draw: () => void;
  private frame?: number;
  private rest?: number;
  private paintedScale?: number;

  constructor(draw: () => void) {
    this.draw = draw;
  }

  /** Draws with the next frame. */
  schedule(): void {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- drawing waits for the browser's next frame, and ends with it
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.draw();
    });
  }

  /** Shows the world as a view says. */
  show(world: HTMLElement, { x, y, scale }: View): void {
    const transform = `translate(${x}px, ${y}px) scale(${scale})`;
    if (world.style.transform === transform) {
      return;
    }
    world.style.transform = transform;
    world.style.willChange = this.isStretched(scale) ? 'auto' : 'transform';
    window.clearTimeout(this.rest);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- there is no event for the end of wheeling
    this.rest = window.setTimeout(() => {
      this.paintedScale = undefined;
      world.style.willChange = 'auto';
    }, REST_MS);
  }

  stop(): void {
    window.clearTimeout(this.rest);
    if (this.frame !== undefined) {
      cancelAnimationFrame(this.frame);
      this.frame = undefined;
    }
  }

  /** Also says that the chart is painted anew at this scale, if it is. */
  private isStretched(scale: number): boolean {
    const stretch = scale / (this.paintedScale ?? scale);
    const isStretched = stretch > MOST_STRETCH || stretch < 1 / MOST_STRETCH;
    if (isStretched || this.paintedScale === undefined) {
      this.paintedScale = scale;
    }
    return isStretched;
  }
}
