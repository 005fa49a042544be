import type { View } from 'c/panZoom';

/** Once nothing has moved for so long, the browser may draw the chart anew at its scale, which makes letters sharp. */
const REST_MS = 200;

/** Draws once a frame, however often something moves; while it does, the browser moves a layer and paints nothing anew. */
export class ChartStage {
  private readonly draw: () => void;
  private frame?: number;
  private rest?: number;

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
    world.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    world.style.willChange = 'transform';
    window.clearTimeout(this.rest);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- there is no event for the end of wheeling
    this.rest = window.setTimeout(() => {
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
}
