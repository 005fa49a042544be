import { join } from 'node:path';

import type { Connection } from 'jsforce';

import { startPreview, type PreviewOptions, type RunningPreview } from '../../preview/index.ts';
import { startTestOrg, type TestOrg } from './localOrg.ts';
import { linkOf, personOf } from './peopleRecords.ts';

const PROJECT_DIR = join(import.meta.dirname, '../..');
const PASSWORD = 'local-org';
/** Records that one request takes. */
const CALL = 200;

type Row = Readonly<Record<string, unknown>>;

/** A stakeholder that was made, and whom it stands for. */
export interface MadePerson {
  readonly id: string;
  readonly contactId: string;
  readonly name: string;
}

/** This project in an embedded org with stakeholder maps, and its pages. */
export interface StakeholderOrg {
  readonly org: TestOrg;
  readonly preview: RunningPreview;
  readonly admin: Connection;
  /** An account of the strategic account manager, or of the user with that username. @returns its id */
  readonly account: (name: string, values?: Row, username?: string) => Promise<string>;
  /** So many people on the account's map, each reporting to an earlier one, with scores that spread over the grid. */
  readonly people: (accountId: string, count: number) => Promise<readonly MadePerson[]>;
  readonly close: () => Promise<void>;
}

const FIRST_NAMES = ['Ada', 'Bela', 'Carla', 'Dinesh', 'Elif', 'Femi', 'Greta', 'Hiro', 'Ines', 'Jonas'];
const LAST_NAMES = ['Almgren', 'Brandt', 'Castellano', 'Dubois', 'Eriksen', 'Fontaine', 'Grabowski'];
const TITLES = ['Chief Financial Officer', 'Head of Purchasing', 'Plant Manager', 'Quality Engineer', 'Controller'];
const DEPARTMENTS = ['Finance', 'Purchasing', 'Operations', 'Quality'];
const ROLES = ['Decision Maker', 'Economic Buyer', 'Technical Evaluator', 'Champion', 'User'];

/** @throws Error with the first refusal */
async function create(admin: Connection, type: string, rows: readonly Row[]): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < rows.length; at += CALL) {
    for (const result of await admin.sobject(type).create(rows.slice(at, at + CALL).map((row) => ({ ...row })))) {
      if (!result.success) throw new Error(`${type} was refused: ${JSON.stringify(result.errors)}`);
      ids.push(result.id);
    }
  }
  return ids;
}

const nth = <Value>(values: readonly Value[], index: number): Value => values[index % values.length] as Value;

async function makePeople(admin: Connection, accountId: string, count: number): Promise<MadePerson[]> {
  const named = Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / (FIRST_NAMES.length * LAST_NAMES.length));
    return {
      FirstName: nth(FIRST_NAMES, index),
      LastName: nth(LAST_NAMES, index) + (round > 0 ? ` ${round + 1}` : ''),
    };
  });
  const contacts = await create(
    admin,
    'Contact',
    named.map((name, index) => ({ ...name, AccountId: accountId, Title: nth(TITLES, index) })),
  );
  const people = named.map(({ FirstName, LastName }, index) => ({
    contactId: contacts[index] ?? '',
    name: `${FirstName} ${LastName}`,
  }));
  const ids = await create(
    admin,
    'Stakeholder__c',
    people.map(({ contactId, name }, index) =>
      personOf(accountId, contactId, {
        Name: name,
        Power__c: 5 - (index % 5),
        Interest__c: 1 + ((index * 3 + Math.floor(index / 5)) % 5),
        Influence__c: 1 + (index % 4),
        Stance__c: (index % 5) - 2,
        Role__c: nth(ROLES, index),
        Department__c: nth(DEPARTMENTS, index),
        Level__c: index % 3 === 0 ? 'Local' : 'Corporate',
      }),
    ),
  );
  const links = ids.slice(1).map((id, index) => linkOf(id, ids[Math.floor(index / 4)] ?? ''));
  await create(admin, 'Stakeholder_Link__c', links);
  return people.map((person, index) => ({ ...person, id: ids[index] ?? '' }));
}

/** Serves the pages over an org in which a test makes accounts and people. */
export async function startStakeholderOrg(options: Pick<PreviewOptions, 'engineMode'> = {}): Promise<StakeholderOrg> {
  const org = await startTestOrg({ projectDir: PROJECT_DIR });
  try {
    const admin = await org.login('admin@local-org.test', PASSWORD);
    const cacheDir = join(PROJECT_DIR, '.cache', 'preview');
    const preview = await startPreview({ projectDir: PROJECT_DIR, orgUrl: org.url, port: 0, cacheDir, ...options });
    return {
      org,
      preview,
      admin,
      account: async (name, values = {}, username = 'sam@local-org.test') => {
        const { records } = await admin.query(`SELECT Id FROM User WHERE Username = '${username}'`);
        const [id = ''] = await create(admin, 'Account', [{ Name: name, OwnerId: records[0]?.Id, ...values }]);
        return id;
      },
      people: (accountId, count) => makePeople(admin, accountId, count),
      close: async () => {
        await preview.close();
        await org.close();
      },
    };
  } catch (error) {
    await org.close();
    throw error;
  }
}
