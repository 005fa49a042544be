import { CommandError } from '../cli/index.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export function isLoopback(url: string): boolean {
  return LOOPBACK.has(new URL(url).hostname);
}

/**
 * The origin of an org's address.
 * @throws CommandError (exit `usage`) when it is none, or a session would travel there unencrypted
 */
export function orgOrigin(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new CommandError(
      'usage',
      'INVALID_URL',
      `"${url}" is not the address of an org.`,
      'Give it as http://127.0.0.1:7400 (embedded org) or https://<domain>.my.salesforce.com.',
    );
  }
  if (parsed.protocol === 'http:' && !LOOPBACK.has(parsed.hostname)) {
    throw new CommandError(
      'usage',
      'INSECURE_URL',
      `${parsed.origin} is not encrypted, and the session would travel in the clear.`,
      'Give the https address of the org; plain http is for an embedded org on this machine.',
    );
  }
  return parsed.origin;
}
