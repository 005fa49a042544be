import { addressOf, type PageReference } from './pageReference.ts';
import { session } from './session.ts';
import { wireAdapter } from './wireAdapter.ts';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

type Base = new (...parameters: never[]) => object;

function goTo(reference: PageReference, replace: boolean): void {
  const address = addressOf(reference);
  if (reference.type === 'standard__webPage') window.open(address, '_blank', 'noopener');
  else if (replace) window.location.replace(address);
  else window.location.assign(address);
}

/**
 * Adds navigation to a component class.
 * https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate-basic.html
 */
function mixin<T extends Base>(superclass: T): T {
  return class extends (superclass as Base) {
    [Navigate](reference: PageReference, replace = false): void {
      goTo(reference, replace);
    }

    [GenerateUrl](reference: PageReference): Promise<string> {
      // The platform reports a reference that it cannot read through the promise.
      return new Promise((resolve) => {
        resolve(addressOf(reference));
      });
    }
  } as T;
}

export const NavigationMixin = Object.assign(mixin, { Navigate, GenerateUrl });

/** Provides the page reference of this page. */
export const CurrentPageReference = wireAdapter<object, PageReference | undefined>(undefined, (_config, emit) => {
  emit(session.pageReference);
  return () => undefined;
});
