import { OrgError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import type { ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';

/** @throws OrgError INVALID_TYPE as UI API answers for an object that is not there, or not for this user */
export function visibleObject(org: OrgContext, name: string, viewer: Viewer): ObjectSchema {
  const object = org.schema.object(name);
  if (object && viewer.object(object.name).read) return object;
  throw new OrgError('INVALID_TYPE', `Object ${name} is not supported in UI API`);
}
