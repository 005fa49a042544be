import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LocalOrgOptions } from '../../local-org/index.ts';
import { runSamHere } from './samHere.ts';
import type { SamResult } from './samCli.ts';
import { startSamOrg } from './samOrg.ts';
import type { SamOrg } from './samOrg.ts';

/**
 * A portfolio with something of everything. By Amount in 2017: Atlas, Berg, Cobalt | Delta, Echo | Fjord, Gamma | Plant, Helix,
 * with the same total for Delta, Echo and Fjord, across a border; four accounts are not ranked, for three reasons.
 */
export const PORTFOLIO_ACCOUNTS = `External_Key__c,Name,Parent.External_Key__c
ATLAS,Atlas,
BERG,Berg,
COBALT,Cobalt,
DELTA,Delta,
ECHO,Echo,
FJORD,Fjord,
GAMMA,Gamma,
HELIX,Helix,
SERVICE,O'Hara Service,
MINUS,Minus,
TWIN-1,Twin,
TWIN-2,Twin,
PLANT,Berg Plant,BERG
`;

/** Key, account, close date, amount, gross profit. */
const WON: readonly (readonly string[])[] = [
  ['A-17', 'ATLAS', '2017-03-01', '9007199254740993.25', '1000'],
  ['B-17', 'BERG', '2017-03-02', '700', '10'],
  ['C-17', 'COBALT', '2017-03-03', '650', '310'],
  ['C-17-CREDIT', 'COBALT', '2017-12-31', '-50', '-10'],
  ['D-17', 'DELTA', '2017-01-01', '450', '200'],
  ['E-17', 'ECHO', '2017-03-05', '450', '150'],
  ['F-17', 'FJORD', '2017-03-06', '450', '120'],
  ['G-17', 'GAMMA', '2017-03-07', '200', ''],
  ['P-17', 'PLANT', '2017-03-08', '120', '100'],
  ['H-17', 'HELIX', '2017-03-09', '100.50', '900'],
  ['S-17', 'SERVICE', '2017-03-10', '0', '50'],
  ['M-17', 'MINUS', '2017-03-11', '-15', '-15'],
  ['A-16', 'ATLAS', '2016-12-31', '100', '100'],
  ['B-16', 'BERG', '2016-03-02', '900', '90'],
  ['C-16', 'COBALT', '2016-03-03', '300', '30'],
  ['D-16', 'DELTA', '2016-03-04', '200', '20'],
];

export const PORTFOLIO_OPPORTUNITIES = [
  'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount,Gross_Profit__c',
  ...WON.map(([key, account, day, amount, profit]) =>
    [key, `Order ${key ?? ''}`, account, 'Closed Won', day, amount, profit].join(','),
  ),
  '',
].join('\n');

export interface PortfolioOrg extends SamOrg {
  /** Runs a command in this org, in its folder. */
  sam(...args: readonly string[]): Promise<SamResult>;
  /** The object that a command prints, when it ends with the exit code expected. */
  report<T>(args: readonly string[], code?: number): Promise<T>;
  /** Upserts rows of a CSV file by their keys. */
  load(object: 'accounts' | 'opportunities', csv: string): Promise<void>;
  /** Ids of accounts by their external keys. */
  readonly ids: ReadonlyMap<string, string>;
}

/** An org with the portfolio loaded and nothing tiered. */
export async function startPortfolioOrg(options: Partial<LocalOrgOptions> = {}): Promise<PortfolioOrg> {
  const org = await startSamOrg(options);
  const sam = (...args: readonly string[]) => runSamHere([...args, '--local', org.url], { cwd: org.folder });
  const load = async (object: 'accounts' | 'opportunities', csv: string) => {
    const file = path.join(org.folder, `${object}.csv`);
    await writeFile(file, csv);
    const { code, stdout, stderr } = await sam('load', `--${object}`, file);
    assert.equal(code, 0, stdout + stderr);
  };
  await load('accounts', PORTFOLIO_ACCOUNTS);
  await load('opportunities', PORTFOLIO_OPPORTUNITIES);
  const rows = await (await org.asAdmin()).query('SELECT Id, External_Key__c FROM Account');
  return {
    ...org,
    sam,
    load,
    ids: new Map(rows.map(({ Id, External_Key__c: key }) => [String(key), String(Id)])),
    report: async <T>(args: readonly string[], expected = 0) => {
      const { code, stdout, stderr } = await sam(...args, '--json');
      assert.equal(code, expected, stdout + stderr);
      return JSON.parse(stdout) as T;
    },
  };
}
