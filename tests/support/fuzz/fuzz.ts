import { Agent } from 'node:http';
import { DATA } from '../composite.ts';
import { sendFuzz } from './fuzzRequest.ts';
import type { FuzzAnswer, FuzzRequest } from './fuzzRequest.ts';
import { fuzzWorld } from './fuzzWorld.ts';
import { randomRequest } from './randomRequest.ts';
import { seedRequests } from './seedRequests.ts';
import type { OrgProcess } from '../orgProcess.ts';

/** A request whose answer should not have been, and how to send it again. */
export interface Finding {
  readonly seed: number;
  readonly request: string;
  readonly problem: string;
}

export interface FuzzReport {
  readonly findings: readonly Finding[];
  /** How many answers of each status; 0 for none at all. */
  readonly statuses: Readonly<Record<number, number>>;
}

/** How often a deploy is asked whether it has ended. */
const MOST_TRIES = 5000;

/** What nobody outside may see: stack traces, our files and tables, and the words of Node and SQLite. */
const INSIDES = new RegExp(
  [
    String.raw`\bat [^\n]{0,200}\(?(?:file:|node:|/)[^\n]*:\d+:\d+`,
    String.raw`node_modules|local-org/src|file://|${process.cwd()}`,
    String.raw`SQLITE_|sqlite|no such table|no such function|near "[^"]*": syntax error|bind parameter`,
    String.raw`Cannot read propert|is not a function|is not iterable|Maximum call stack|Invalid array length|undefined \(reading`,
    String.raw`ERR_[A-Z_]{3,}|E(?:NOENT|ACCES|EXIST|MFILE|NOTDIR|NAMETOOLONG)\b`,
  ].join('|'),
);

/** Sends `count` random requests, one after the other, and looks at each answer. */
export async function fuzz(org: OrgProcess, { seed, count }: { seed: number; count: number }): Promise<FuzzReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const findings: Finding[] = [];
  const statuses: Record<number, number> = {};
  let world = await fuzzWorld(org);
  let valid = seedRequests(world);
  for (let current = seed; current < seed + count; current += 1) {
    const request = await randomRequest(valid, world.token, current);
    const answer = await sendFuzz(org.url, agent, request).catch((error: unknown) => ({
      status: 0,
      headers: '',
      body: String(error),
    }));
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    const problem = problemWith(answer);
    if (problem !== undefined) findings.push({ seed: current, request: described(request), problem });
    const outcome = await deployOutcome(org, world.token, answer);
    if (outcome !== undefined) findings.push({ seed: current, request: described(request), problem: outcome });
    // Mutated requests may have ended the session, or what the valid ones name.
    const isOut = answer.status === 401 && request.headers.Authorization === `Bearer ${world.token}`;
    if (isOut || current % 250 === 249) {
      world = await fuzzWorld(org);
      valid = seedRequests(world);
    }
  }
  agent.destroy();
  return { findings, statuses };
}

/** Waits for the deploy that an answer tells of; what is wrong with how it ends. */
async function deployOutcome(org: OrgProcess, token: string, { body }: FuzzAnswer): Promise<string | undefined> {
  const id = /<deployResponse>.*?<id>(0Af\w+)<\/id>/s.exec(body)?.[1];
  if (id === undefined) return undefined;
  const path = `${DATA}/metadata/deployRequest/${id}?includeDetails=true`;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const answer = await org.fetch(path, token);
    const text = await answer.text();
    const problem = problemWith({ status: answer.status, headers: '', body: text });
    if (problem !== undefined || text.includes('"done":true')) return problem;
  }
  return `The deploy ${id} does not end`;
}

/** What is wrong with an answer to whatever was sent; undefined when nothing is. */
export function problemWith({ status, headers, body }: FuzzAnswer): string | undefined {
  if (status === 0) return body;
  if (body.includes('UNKNOWN_EXCEPTION')) return `${status}: ${body.slice(0, 500)}`;
  // 501 is how the org refuses by name what it does not have; SOAP answers every fault with 500.
  const isFault = body.includes(':Fault>');
  if (status >= 500 && status !== 501 && !isFault) return `${status}: ${body.slice(0, 500)}`;
  const inside = INSIDES.exec(`${headers}\n${body}`)?.[0];
  return inside === undefined ? undefined : `${status} shows its insides: ${inside}`;
}

function described({ method, path, headers, body = '' }: FuzzRequest): string {
  const others = Object.entries(headers).filter(([name]) => name !== 'Authorization');
  return [`${method} ${path}`, JSON.stringify(Object.fromEntries(others)), body.toString()].join('\n').slice(0, 1500);
}
