import type { Size } from 'c/panZoom';

/** Says how large an element is, as soon as that is known and whenever it changes; of another element after `watch` got one. */
export class SizeWatch {
  private readonly told: (size: Size) => void;
  private observer?: ResizeObserver;
  private element?: Element;

  constructor(told: (size: Size) => void) {
    this.told = told;
  }

  watch(element: Element | undefined): void {
    if (element === this.element) {
      return;
    }
    this.observer?.disconnect();
    this.element = element;
    if (element) {
      this.observer = new ResizeObserver(() => this.measure(element));
      this.observer.observe(element);
    }
  }

  /** An element that is not on the page has no size, which says nothing about how large it will be. */
  private measure(element: Element): void {
    const { width, height } = element.getBoundingClientRect();
    if (width > 0 && height > 0) {
      this.told({ width, height });
    }
  }
}
