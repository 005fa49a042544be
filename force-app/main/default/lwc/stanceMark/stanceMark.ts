import { LightningElement, api } from 'lwc';
import type { Stance } from 'c/stakeholder';
import { SHAPE_VIEW_BOX, shapeStyle, stanceShape } from 'c/stanceShape';

const DEFAULT_RADIUS = 7;

/** The shape of a stance. It is decorative: whoever shows it says the stance in words as well. */
export default class StanceMark extends LightningElement {
  @api stance?: Stance;
  /** In CSS pixels. */
  @api radius = DEFAULT_RADIUS;

  readonly viewBox = SHAPE_VIEW_BOX;

  get size(): number {
    return this.radius * 2;
  }

  get path(): string {
    return stanceShape(this.stance).path;
  }

  get pathStyle(): string {
    return shapeStyle(stanceShape(this.stance));
  }
}
