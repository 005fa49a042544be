import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { EDITABLE_FIELDS } from '#lwc/stakeholder/stakeholder.ts';
import { ACCOUNT_CLOCK } from '../../../scripts/contacts/index.ts';
import { CONTACTS_JOB } from '../../../scripts/doctor/checks/contactsJob.ts';
import { daysWithoutRate } from '../../../scripts/doctor/checks/daysWithoutRate.ts';
import { LIMITS } from '../../../scripts/doctor/checks/limits.ts';
import { PEOPLES_FIELDS } from '../../../scripts/doctor/checks/peoplesFields.ts';
import { WRITTEN_PICKLISTS } from '../../../scripts/doctor/checks/picklists.ts';
import { SHARING } from '../../../scripts/doctor/checks/sharing.ts';
import type { DoctorContext } from '../../../scripts/doctor/DoctorContext.ts';
import type { Org } from '../../../scripts/salesforce/index.ts';
import { ACCOUNT_FIGURES, ACCOUNT_STAMPS } from '../../../scripts/tiering/index.ts';
import { ROOT } from '../../support/samCli.ts';

const OBJECTS = path.join(ROOT, 'force-app', 'main', 'default', 'objects');

/** An org that answers these resources, and has so many records of everything. */
function orgWith(resources: Readonly<Record<string, unknown>>, records = 0): Org {
  return {
    resource: (address: string) => Promise.resolve(resources[address]),
    count: () => Promise.resolve(records),
    query: (soql: string) =>
      Promise.resolve(soql.includes('COUNT_DISTINCT') ? [{ numberOfRows: records, customers: records }] : []),
  } as unknown as Org;
}

describe('the check of limits', () => {
  const plenty = { Max: 100_000, Remaining: 90_000 };
  const levels = async (limits: object, records = 0, writesToAccount = true): Promise<string[]> => {
    const policy = {
      writesToAccount,
      customer: 'Account',
      history: 'MoversAndTop',
      windowMonths: 12,
      windowEnd: 'AsOf',
      openPotential: 'None',
    };
    const context = { org: orgWith({ '/limits': limits }, records), today: '2026-06-30', policies: [{ policy }] };
    return (await LIMITS.look(context as unknown as DoctorContext)).map(({ level }) => level);
  };
  const whole = {
    DailyApiRequests: plenty,
    DailyBulkV2QueryJobs: plenty,
    DataStorageMB: plenty,
    FileStorageMB: plenty,
  };

  it('is content with an org that has plenty', async () => {
    assert.deepEqual(await levels(whole, 1_000), ['ok', 'ok', 'ok', 'ok']);
  });

  for (const [what, requests, level] of [
    ['stops where a run would reach the reserve', { Max: 100_000, Remaining: 5_050 }, 'stops'],
    ['warns where little is left beside a run', { Max: 100_000, Remaining: 5_200 }, 'warning'],
  ] as const) {
    it(what, async () => {
      assert.equal((await levels({ ...whole, DailyApiRequests: requests }))[0], level);
    });
  }

  it('stops where no query job is left', async () => {
    assert.deepEqual(await levels({ ...whole, DailyBulkV2QueryJobs: { Max: 10_000, Remaining: 1 } }), [
      'ok',
      'stops',
      'ok',
    ]);
  });

  for (const [what, remaining, level] of [
    ['stops where history does not fit into the storage that is left', 195, 'stops'],
    ['warns where it does not fit for a year', 400, 'warning'],
  ] as const) {
    it(what, async () => {
      // 100,000 snapshots of 2 KB are 196 MB.
      const limits = { ...whole, DataStorageMB: { Max: 10_000, Remaining: remaining } };
      assert.equal((await levels(limits, 100_000))[2], level);
    });
  }

  for (const [what, remaining, level] of [
    ['stops where the image of the accounts does not fit into the file storage that is left', 76, 'stops'],
    ['warns where it does not fit for a year', 900, 'warning'],
  ] as const) {
    it(what, async () => {
      // 100,000 accounts of 800 bytes are 77 MB.
      const limits = { ...whole, FileStorageMB: { Max: 10_000, Remaining: remaining } };
      assert.equal((await levels(limits, 100_000))[3], level);
      assert.equal((await levels(limits, 100_000, false))[3], undefined, 'a policy that writes history only has none');
    });
  }

  it('says so where the org does not tell', async () => {
    assert.deepEqual(await levels({}, 1), ['note', 'note', 'note', 'note']);
  });
});

describe('the check of the contacts job', () => {
  /** An org in which everything is there and can be written, but for what people say, and these objects are seen whole. */
  const orgSeeing = (...objects: readonly string[]): Org =>
    ({
      username: 'sync@example.com',
      describe: (name: string) =>
        Promise.resolve({
          ...{ name, createable: true, updateable: true },
          field: (field: string) => ({ createable: true, updateable: !(field in EDITABLE_FIELDS) }),
        }),
      query: (soql: string) =>
        Promise.resolve(
          soql.includes('ObjectPermissions')
            ? objects.map((SobjectType) => ({ SobjectType, PermissionsViewAllRecords: true }))
            : [],
        ),
    }) as unknown as Org;
  const found = (org: Org) => CONTACTS_JOB.look({ org } as unknown as DoctorContext);

  it('warns of contacts that the user may not see', async () => {
    const [first] = await found(orgSeeing('Account'));
    assert.equal(first?.level, 'warning');
    assert.match(first.what, /lacks "View All" on Contact: clocks would silently be too old/);
  });
});

describe('the check of sharing', () => {
  /** An org of so many accounts, of which its user may edit all but some. */
  const orgWhere = (accounts: number, refused: number): Org =>
    ({
      ...{ username: 'sync@example.com', userId: '005000000000001AAA', describe: () => Promise.resolve(undefined) },
      query: (soql: string) =>
        Promise.resolve(
          Array.from({ length: accounts }, (_, index) =>
            soql.includes('UserRecordAccess')
              ? { RecordId: `001${index}`, HasEditAccess: index >= refused }
              : { Id: `001${index}` },
          ),
        ),
    }) as unknown as Org;

  for (const [what, accounts, refused, level, told] of [
    ['warns where the user may edit some accounts only', 5, 2, 'warning', /may not edit 2 of 5 .*such as 0010:/],
    ['stops where it may edit none', 5, 5, 'stops', /may not edit 5 of 5 /],
    ['is content where it may edit all', 5, 0, 'ok', /may edit all of 5 /],
    ['says so where there is none', 0, 0, 'note', /no account/],
  ] as const) {
    it(what, async () => {
      const found = await SHARING.look({ org: orgWhere(accounts, refused) } as unknown as DoctorContext);
      const sampled = found.at(-1);
      assert.equal(sampled?.level, level);
      assert.match(sampled.what, told);
      assert.equal(sampled.remedy?.includes('role hierarchy'), refused > 0 ? true : undefined);
    });
  }
});

describe('days without a rate', () => {
  const rates = {
    rateOf: (_currency: string, day: string) =>
      day >= '2026-02-01' && day !== '2026-02-03'
        ? { currency: 'USD', rate: { units: 1n, scale: 0 } }
        : { reason: 'no dated rate' },
  };
  it('are told as ranges within the days asked for', () => {
    assert.deepEqual(daysWithoutRate(rates, 'USD', '2026-01-30', '2026-02-04'), [
      { from: '2026-01-30', to: '2026-01-31' },
      { from: '2026-02-03', to: '2026-02-03' },
    ]);
    assert.deepEqual(daysWithoutRate(rates, 'USD', '2026-02-01', '2026-02-02'), []);
  });
});

describe('what doctor knows of our metadata', () => {
  it('is every field of Account that people own', () => {
    const folder = path.join(OBJECTS, 'Account', 'fields');
    const isCalculated = (file: string) =>
      /<formula>|<type>Summary</.test(readFileSync(path.join(folder, file), 'utf8'));
    const files = readdirSync(folder).filter((file) => !isCalculated(file));
    const ours = files.map((file) => file.replace('.field-meta.xml', ''));
    const jobs: readonly string[] = [...ACCOUNT_FIGURES, ...ACCOUNT_STAMPS, ...ACCOUNT_CLOCK, 'External_Key__c'];
    assert.deepEqual(ours.filter((name) => !jobs.includes(name)).sort(), [...PEOPLES_FIELDS]);
  });

  it('is every restricted picklist that the job writes, with its values', () => {
    const restricted = ['Tiering_Run__c', 'Tier_Snapshot__c', 'Tiering_Lease__c'].flatMap((object) =>
      readdirSync(path.join(OBJECTS, object, 'fields')).flatMap((file) => {
        const xml = readFileSync(path.join(OBJECTS, object, 'fields', file), 'utf8');
        const field = file.replace('.field-meta.xml', '');
        const names = [...xml.matchAll(/<value>\s*<fullName>(\w+)</g)].map(([, name = '']) => name);
        return xml.includes('<restricted>true') ? [{ object, field, values: names }] : [];
      }),
    );
    assert.deepEqual(restricted, WRITTEN_PICKLISTS);
  });
});
