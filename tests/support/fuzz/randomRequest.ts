import { Random } from '../../../scripts/org/demo/Random.ts';
import type { FuzzRequest } from './fuzzRequest.ts';
import { GRAPHQL_WORDS, SOQL_WORDS } from './morsels.ts';
import { mutate } from './mutate.ts';

/** The request of a seed: a valid one that was changed, or words in any order. The same for a seed, whatever came before. */
export function randomRequest(valid: readonly FuzzRequest[], seed: number): FuzzRequest {
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
  return mutate(request, random);
}

function words(from: readonly string[], random: Random): string {
  return Array.from({ length: random.whole(1, 9) }, () => random.pick(from)).join(' ');
}
