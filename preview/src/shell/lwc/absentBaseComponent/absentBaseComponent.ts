import { LightningElement } from 'lwc';

/** Holds the place of a base component that is not open source, in the template that uses it; what is in it is shown below. */
export default class AbsentBaseComponent extends LightningElement {
  /** The tag by which the template names it, such as `lightning-map`. */
  get name(): string {
    return this.template?.host.localName ?? '';
  }
}
