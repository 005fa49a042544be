/**
 * The browser's own functions, as they were before components were kept from them. What stands for the platform calls these.
 */
export const systemFetch: typeof fetch = globalThis.fetch.bind(globalThis);
