/** Each file is loaded once for the page, whoever asks for it. */
const loading = new Map<string, Promise<void>>();

function load(url: string, element: HTMLElement): Promise<void> {
  const known = loading.get(url);
  if (known !== undefined) return known;
  const loaded = new Promise<void>((resolve, reject) => {
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', () => {
      loading.delete(url);
      reject(new Error(`Cannot load ${url}: it is not there, or the content security policy refuses it.`));
    });
  });
  loading.set(url, loaded);
  document.head.append(element);
  return loaded;
}

/**
 * Runs a classic script of a static resource; what it declares is global. Rejects when it cannot be loaded.
 * https://developer.salesforce.com/docs/platform/lwc/guide/js-third-party-library.html
 * @param _component the component that asks
 */
export function loadScript(_component: unknown, url: string): Promise<void> {
  return load(url, Object.assign(document.createElement('script'), { src: url }));
}

/** Loads a style sheet of a static resource. Rejects when it cannot be loaded. */
export function loadStyle(_component: unknown, url: string): Promise<void> {
  return load(url, Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
}
