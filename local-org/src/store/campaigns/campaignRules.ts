import { OrgError, UnsupportedError } from '../../errors.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import type { ObjectRules, ObjectSave } from '../save/objectRules.ts';

/** The statuses of the members of a new campaign. Source: "Campaign Member Status", Salesforce Help: Sent and Responded. */
const STATUSES = [
  { Label: 'Sent', SortOrder: 1, IsDefault: 1, HasResponded: 0 },
  { Label: 'Responded', SortOrder: 2, IsDefault: 0, HasResponded: 1 },
];

/** A new campaign has the statuses that its members begin with. */
export const campaignRules: ObjectRules = {
  check({ author, schema, writer }, id) {
    const status = schema.object('CampaignMemberStatus');
    if (id !== undefined || !status) return undefined;
    return (campaignId) => {
      for (const one of STATUSES) writer.insert(status, { CampaignId: campaignId, ...one }, author);
    };
  },
};

/**
 * A contact is a member of a campaign once, with one of the campaign's statuses, which says whether it has responded.
 * Source: "CampaignMember" in the Object Reference (Status, HasResponded, FirstRespondedDate).
 */
export const campaignMemberRules: ObjectRules = {
  check(save, id, row) {
    if ((row.LeadId ?? null) !== null) throw new UnsupportedError('leads as campaign members');
    const before =
      id === undefined ? undefined : save.reader.stored(save.object, id, ['CampaignId', 'FirstRespondedDate']);
    const campaignId = before?.CampaignId ?? row.CampaignId ?? null;
    if (id === undefined) {
      if ((row.ContactId ?? null) === null) throw contactMissing();
      refuseSecond(save, campaignId, row.ContactId ?? null);
      row.Status ??= null;
    }
    if (!('Status' in row) || campaignId === null) return undefined;
    const status = statusOf(save, campaignId, row.Status ?? null);
    if (!status) return undefined;
    row.Status = status.label;
    row.HasResponded = status.hasResponded;
    if (status.hasResponded === 1) row.FirstRespondedDate = before?.FirstRespondedDate ?? today(save);
    return undefined;
  },
};

interface MemberStatus {
  readonly label: string;
  readonly hasResponded: number;
}

/** The campaign's status of this name, its default one for none; undefined where there is no such campaign. */
function statusOf({ database }: ObjectSave, campaignId: SqlValue, label: SqlValue): MemberStatus | undefined {
  const rows = database.all(
    'SELECT "Label", "HasResponded", "IsDefault" FROM "CampaignMemberStatus" WHERE "CampaignId" = ? AND "IsDeleted" = 0',
    [campaignId],
  );
  const wanted = label === null ? undefined : String(label).toLowerCase();
  const row = rows.find(([one, , isDefault]) =>
    wanted === undefined ? isDefault === 1 : String(one).toLowerCase() === wanted,
  );
  if (!row && rows.length > 0)
    throw new UnsupportedError(`the status ${String(label)}, which the campaign does not have`);
  return row && { label: String(row[0]), hasResponded: Number(row[1]) };
}

function refuseSecond({ database }: ObjectSave, campaignId: SqlValue, contactId: SqlValue): void {
  const sql = 'SELECT 1 FROM "CampaignMember" WHERE "CampaignId" = ? AND "ContactId" = ? AND "IsDeleted" = 0';
  if (database.get(sql, [campaignId, contactId])) throw new OrgError('DUPLICATE_VALUE', 'Already a campaign member.');
}

function contactMissing(): OrgError {
  return new OrgError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [ContactId]', { fields: ['ContactId'] });
}

function today({ author }: ObjectSave): string {
  return new Date(author.now).toISOString().slice(0, 10);
}
