let kept: typeof fetch | undefined;

/** Keeps the browser's own functions for what stands for the platform. To be called before components are kept from them. */
export function keepSystemCalls(): void {
  kept = globalThis.fetch.bind(globalThis);
}

/** `fetch` as the browser has it. */
export const systemFetch: typeof fetch = (...request) => (kept ?? globalThis.fetch)(...request);
