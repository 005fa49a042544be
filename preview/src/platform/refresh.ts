/** How a refresh ended: every handler is done, some of them failed, or the refresh could not begin. */
export const REFRESH_COMPLETE = 'refreshComplete';
export const REFRESH_COMPLETE_WITH_ERRORS = 'refreshCompleteWithErrors';
export const REFRESH_ERROR = 'refreshError';

type RefreshStatus = typeof REFRESH_COMPLETE | typeof REFRESH_COMPLETE_WITH_ERRORS | typeof REFRESH_ERROR;

/** Refreshes one component. Resolves to false when the components inside it are not to be refreshed. */
type RefreshHandler = () => Promise<boolean>;

/** Told that a refresh begins; the promise tells how it ends. */
type ContainerHandler = (refresh: Promise<RefreshStatus>) => void;

const EVENT = 'lightning__refreshevent';

/**
 * Asks the nearest registered container around the component to refresh what is inside it.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-refreshview-refreshevent.html
 */
export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super(EVENT, { bubbles: true, composed: true });
  }
}

interface Handler {
  readonly element: EventTarget;
  readonly handler: RefreshHandler;
}

interface Container {
  readonly element: EventTarget;
  readonly listener: (event: Event) => void;
}

const handlers = new Map<number, Handler>();
const containers = new Map<number, Container>();
let lastHandle = 0;

function requireTarget(name: string, target: unknown): asserts target is EventTarget {
  if (typeof target === 'object' && target !== null && 'addEventListener' in target) return;
  throw new TypeError(`${name} needs the component that registers.`);
}

const PROBE = 'preview__refreshprobe';

/** How deep an element lies below another, which only events tell across shadow roots; undefined when it lies outside. */
function depthBelow(ancestor: EventTarget, element: EventTarget): number | undefined {
  let depth: number | undefined;
  const listener = (event: Event): void => {
    depth = event.composedPath().indexOf(event.currentTarget ?? ancestor);
  };
  ancestor.addEventListener(PROBE, listener);
  element.dispatchEvent(new CustomEvent(PROBE, { bubbles: true, composed: true }));
  ancestor.removeEventListener(PROBE, listener);
  return depth;
}

/** Runs the handlers below a container breadth-first: those of one depth together, those inside them afterwards. */
async function refresh(container: EventTarget): Promise<RefreshStatus> {
  // The container is told of the refresh before anything in it is refreshed.
  await Promise.resolve();
  const inside = [...handlers.values()].flatMap(({ element, handler }) => {
    const depth = depthBelow(container, element);
    return depth === undefined ? [] : [{ element, handler, depth }];
  });
  const closed: EventTarget[] = [];
  let failures = 0;
  for (const depth of [...new Set(inside.map((node) => node.depth))].toSorted((a, b) => a - b)) {
    const level = inside.filter(
      (node) => node.depth === depth && !closed.some((outer) => depthBelow(outer, node.element) !== undefined),
    );
    const outcomes = await Promise.allSettled(level.map(async ({ handler }) => handler()));
    for (const [index, outcome] of outcomes.entries()) {
      const node = level[index];
      if (outcome.status === 'rejected') failures += 1;
      else if (!outcome.value && node !== undefined) closed.push(node.element);
    }
  }
  return failures === 0 ? REFRESH_COMPLETE : REFRESH_COMPLETE_WITH_ERRORS;
}

/**
 * Makes a component the container of refreshes that components inside it ask for.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-refreshview-registerrefreshcontainer.html
 * @returns the handle for `unregisterRefreshContainer`
 */
export function registerRefreshContainer(contextElement: unknown, providerMethod: ContainerHandler): number {
  requireTarget('registerRefreshContainer', contextElement);
  const listener = (event: Event): void => {
    event.stopPropagation();
    providerMethod.call(contextElement, refresh(contextElement));
  };
  contextElement.addEventListener(EVENT, listener);
  lastHandle += 1;
  containers.set(lastHandle, { element: contextElement, listener });
  return lastHandle;
}

/** Ends what `registerRefreshContainer` began. */
export function unregisterRefreshContainer(handle: number): void {
  const container = containers.get(handle);
  container?.element.removeEventListener(EVENT, container.listener);
  containers.delete(handle);
}

/**
 * Registers what refreshes a component.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-refreshview-registerrefreshhandler.html
 * @returns the handle for `unregisterRefreshHandler`
 */
export function registerRefreshHandler(contextElement: unknown, providerMethod: RefreshHandler): number {
  requireTarget('registerRefreshHandler', contextElement);
  lastHandle += 1;
  handlers.set(lastHandle, { element: contextElement, handler: () => providerMethod.call(contextElement) });
  return lastHandle;
}

/** Ends what `registerRefreshHandler` began. */
export function unregisterRefreshHandler(handle: number): void {
  handlers.delete(handle);
}
