import type { ObjectRules } from './objectRules.ts';

/**
 * An opportunity has one primary contact: whoever was it before is no longer.
 * Source: "OpportunityContactRole", IsPrimary, in the Object Reference.
 */
export const primaryContactRole: ObjectRules = {
  check({ author, database, object, writer }, _id, row) {
    if (row.IsPrimary !== 1) return undefined;
    return (id) => {
      const others = database.all(
        `SELECT other."Id" FROM "OpportunityContactRole" AS own
         JOIN "OpportunityContactRole" AS other ON other."OpportunityId" = own."OpportunityId"
        WHERE own."Id" = ? AND other."Id" <> own."Id" AND other."IsPrimary" = 1 AND other."IsDeleted" = 0`,
        [id],
      );
      for (const [other] of others) writer.update(object, String(other), { IsPrimary: 0 }, author);
    };
  },
};
