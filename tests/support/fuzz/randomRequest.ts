import { Random } from '../../../scripts/org/demo/Random.ts';
import { zipOf } from '../metadataApi.ts';
import type { FuzzRequest } from './fuzzRequest.ts';
import { GRAPHQL_WORDS, SOQL_WORDS } from './morsels.ts';
import { changedText, mutate } from './mutate.ts';
import { DEPLOYED_FILES, deployRequest } from './soapRequests.ts';

/**
 * The request of a seed: a valid one that was changed, words in any order, or a deploy of changed files. The same for a seed,
 * whatever came before, but for the ids of records.
 */
export async function randomRequest(valid: readonly FuzzRequest[], token: string, seed: number): Promise<FuzzRequest> {
  const random = new Random(seed, 'fuzz');
  const rich = valid.filter(({ path, body }) => body !== undefined || path.includes('?'));
  const request = random.pick(random.chance(0.8) ? rich : valid);
  if (request.path.includes('?q=SELECT') && random.chance(0.3)) {
    const soql = encodeURIComponent(`SELECT ${words(SOQL_WORDS, random)} FROM Account ${words(SOQL_WORDS, random)}`);
    return { ...request, path: request.path.replace(/q=[^&]*/, `q=${soql}`) };
  }
  if (request.path.endsWith('/graphql') && random.chance(0.2)) {
    const query = `{ uiapi { query { ${words(GRAPHQL_WORDS, random)} } } }`;
    return { ...request, body: JSON.stringify({ query, variables: { a: words(GRAPHQL_WORDS, random) } }) };
  }
  if (request.path.startsWith('/services/Soap/m') && random.chance(0.5)) {
    const files: Record<string, string> = { ...DEPLOYED_FILES };
    const [path, text] = random.pick(Object.entries(DEPLOYED_FILES));
    files[path] = changedText(random.chance(0.5) ? changedText(text, random) : text, random);
    return deployRequest(token, (await zipOf(files)).toString('base64'));
  }
  return mutate(request, random);
}

function words(from: readonly string[], random: Random): string {
  return Array.from({ length: random.whole(1, 9) }, () => random.pick(from)).join(' ');
}
