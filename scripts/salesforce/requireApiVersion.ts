import { CommandError } from '../cli/index.ts';
import { readResource } from './readResource.ts';
import { API_VERSION } from './Session.ts';
import type { Session } from './Session.ts';

/**
 * Makes sure that the org answers the API version that everything here speaks: an older one answers each request of it with 404, which says
 * nothing to anybody. An org that does not tell its versions is taken at its next answers.
 * Source: "Versions", REST API Developer Guide: the list needs no version itself.
 * @throws CommandError (exit `orgNotReady`) naming both versions
 */
export async function requireApiVersion(session: Session): Promise<void> {
  const served = await servedVersions(session);
  const first = served[0];
  const last = served.at(-1);
  if (first === undefined || last === undefined || served.includes(Number(API_VERSION))) {
    return;
  }
  const isOlder = last < Number(API_VERSION);
  throw new CommandError(
    'orgNotReady',
    'API_VERSION',
    `This program speaks API version ${API_VERSION}, and ${session.guard.origin} answers ${first.toFixed(1)} to ${last.toFixed(1)}.`,
    isOlder
      ? 'Wait until the org is upgraded (https://status.salesforce.com shows when), or use the release of this project that is as old as the org.'
      : 'Use a newer release of this project: Salesforce has retired the version that this one speaks.',
  );
}

/** In their order; none where the answer is no list of versions. */
async function servedVersions(session: Session): Promise<readonly number[]> {
  let answer: unknown;
  try {
    answer = await readResource(session, '/services/data');
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.exit === 'salesforce') {
      return [];
    }
    throw thrown;
  }
  const versions = Array.isArray(answer) ? answer.filter(isVersion) : [];
  return versions.map(({ version }) => Number(version)).sort((a, b) => a - b);
}

function isVersion(value: unknown): value is { readonly version: string } {
  return typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'string';
}
