import type { Random } from '../../../scripts/org/demo/Random.ts';
import type { FuzzRequest } from './fuzzRequest.ts';
import { GRAPHQL_WORDS, HOSTILE_JSON, HOSTILE_KEYS, MORSELS, SOQL_WORDS } from './morsels.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

const HOSTILE_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['Content-Type', 'text/plain'],
  ['Content-Type', 'application/json; charset=utf-16'],
  ['Content-Type', 'multipart/form-data'],
  ['Content-Type', 'multipart/form-data; boundary=x'],
  ['Content-Type', 'text/xml'],
  ['Content-Type', 'text/csv'],
  ['Content-Type', ''],
  ['Content-Type', '/'],
  ['Content-Encoding', 'gzip'],
  ['Content-Encoding', 'br'],
  ['Accept', 'application/xml'],
  ['Accept', '\u00ff'],
  ['Accept-Encoding', 'gzip;q=x,,;'],
  ['Authorization', 'Bearer'],
  ['Authorization', 'Bearer 00D!x'],
  ['Authorization', 'Basic \u00ff'],
  ['Host', 'example.test'],
  ['If-Match', '*'],
  ['Sforce-Query-Options', 'batchSize=x'],
  ['Sforce-Query-Options', 'batchSize=999999999999999999999'],
  ['Sforce-Call-Options', 'client=\u00e9;defaultNamespace='],
  ['SOAPAction', '"'],
  ['Range', 'bytes=5-1'],
  ['X-HTTP-Method-Override', 'DELETE'],
];

/** A request with one to three things about it changed. */
export function mutate(request: FuzzRequest, random: Random): FuzzRequest {
  let mutated = request;
  const changes = random.whole(1, 3);
  for (let change = 0; change < changes; change += 1) {
    mutated = kindOf(mutated, random)(mutated, random);
  }
  return mutated;
}

/** Mostly what the doors themselves read: whatever else is wrong, they never see. */
function kindOf({ body: sent, path: address }: FuzzRequest, random: Random): typeof body {
  const kinds = [
    { kind: method, weight: 1 },
    { kind: header, weight: 2 },
    { kind: path, weight: 3 },
    { kind: parameters, weight: address.includes('?') ? 16 : 0 },
    { kind: body, weight: sent === undefined ? 0 : 24 },
  ];
  return random.weighted(kinds).kind;
}

function method(request: FuzzRequest, random: Random): FuzzRequest {
  return { ...request, method: random.pick(METHODS) };
}

function header(request: FuzzRequest, random: Random): FuzzRequest {
  const [name, value] = random.pick(HOSTILE_HEADERS);
  return { ...request, headers: { ...request.headers, [name]: value } };
}

function path(request: FuzzRequest, random: Random): FuzzRequest {
  const [address = '', query] = request.path.split('?');
  const segments = address.split('/');
  const inserted = [random.pick(MORSELS).replaceAll(/[?#]/g, ''), random.pick(segments), random.pick(HOSTILE_KEYS)];
  const at = random.whole(1, segments.length - 1);
  segments.splice(at, random.whole(0, 1), ...(random.chance(0.8) ? [random.pick(inserted)] : []));
  return { ...request, path: segments.join('/') + (query === undefined ? '' : `?${query}`) };
}

function parameters(request: FuzzRequest, random: Random): FuzzRequest {
  const [address = '', query = ''] = request.path.split('?');
  const changed = [...new URLSearchParams(query)].map(
    ([name, value]) => [name, changedText(value, random).toWellFormed()] as [string, string],
  );
  return { ...request, path: `${address}?${new URLSearchParams(changed).toString()}` };
}

function body(request: FuzzRequest, random: Random): FuzzRequest {
  const sent = (request.body ?? '').toString();
  const json = random.chance(0.75) ? changedJson(sent, random) : undefined;
  const text = json ?? changedText(sent, random);
  return { ...request, body: random.chance(0.05) ? Buffer.from(text, 'latin1') : text };
}

/** A text with a piece of it cut out, doubled or replaced, or something put in. */
export function changedText(text: string, random: Random): string {
  if (/^(?:SELECT|query|mutation) /.test(text) && random.chance(0.7)) return changedWords(text, random);
  const from = random.whole(0, text.length);
  const to = Math.min(text.length, from + random.whole(0, 12));
  const piece = random.pick([
    '',
    text.slice(from, to).repeat(2),
    random.pick(MORSELS),
    random.pick(MORSELS) + random.pick(MORSELS),
    ` ${random.pick(SOQL_WORDS)} `,
  ]);
  return text.slice(0, from) + piece + text.slice(to);
}

/** A query with a word left out, doubled, or exchanged for another one: the better part of them can still be parsed. */
function changedWords(text: string, random: Random): string {
  const words = text.split(' ');
  const at = random.whole(0, words.length - 1);
  const known = text.startsWith('SELECT') ? SOQL_WORDS : GRAPHQL_WORDS;
  words.splice(at, random.whole(0, 1), ...random.pick([[], [random.pick(words)], [random.pick(known)]]));
  return words.join(' ');
}

/** JSON with one of its values or keys exchanged; undefined for what is none. */
function changedJson(text: string, random: Random): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  let index = random.whole(0, countNodes(value) - 1);
  const written = (node: unknown): string => {
    index -= 1;
    if (index === -1) return random.pick(HOSTILE_JSON);
    if (Array.isArray(node)) {
      const items = node.map(written);
      return `[${(items.length > 1 && random.chance(0.05) ? [...items, ...items] : items).join(',')}]`;
    }
    if (typeof node !== 'object' || node === null) return changedScalar(node, random);
    return `{${Object.entries(node)
      .filter(() => !random.chance(0.03))
      .map(([key, inside]) => `${JSON.stringify(changedKey(key, random))}:${written(inside)}`)
      .join(',')}}`;
  };
  return written(value);
}

function changedScalar(value: unknown, random: Random): string {
  if (typeof value !== 'string' || !random.chance(0.3)) return JSON.stringify(value);
  return JSON.stringify(changedText(value, random));
}

function changedKey(key: string, random: Random): string {
  return random.chance(0.03) ? random.pick(HOSTILE_KEYS) : key;
}

function countNodes(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, inside) => sum + countNodes(inside), 1);
}
