import { distortMethod } from './distort.ts';

/** Of another window, components get what cannot reach into it. */
function artificialWindow(opened: Window): object {
  return Object.freeze({
    close: () => opened.close(),
    focus: () => opened.focus(),
    postMessage: (message: unknown, targetOrigin: string) => opened.postMessage(message, targetOrigin),
    get closed() {
      return opened.closed;
    },
  });
}

/** What a component opens stays closed to it. */
export function hideOpenedWindows(): void {
  distortMethod<typeof globalThis, unknown[]>(globalThis, 'open', (native, args) => {
    const opened = native(...args) as Window | null;
    return opened === null ? null : artificialWindow(opened);
  });
}
