import { createHash } from 'node:crypto';
import { versionPath } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import { isBeyondUiApi } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { nameFields } from './objectInfo.ts';

/** The objects that a viewer may read. Source: "Object Info Directory", User Interface API Developer Guide. */
export function objectDirectory(org: OrgContext, viewer: Viewer): Record<string, unknown> {
  const readable = org.schema.objects.filter(
    (object) => object.queryable && !isBeyondUiApi(object) && viewer.object(object.name).read,
  );
  const objects = Object.fromEntries(
    readable.map((object) => [
      object.name,
      {
        apiName: object.name,
        keyPrefix: object.keyPrefix,
        label: object.label,
        labelPlural: object.labelPlural,
        nameFields: nameFields(object),
        objectInfoUrl: `${versionPath(org.schema.apiVersion)}/ui-api/object-info/${object.name}`,
      },
    ]),
  );
  return { eTag: createHash('md5').update(JSON.stringify(objects)).digest('hex'), objects };
}
