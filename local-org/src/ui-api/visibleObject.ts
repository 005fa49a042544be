import { OrgError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import { isBeyondUiApi } from '../schema/index.ts';
import type { ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';

/**
 * Custom metadata types, history and shares are not among the objects of "All Supported Objects" in the User Interface API Developer Guide.
 * @throws OrgError INVALID_TYPE as UI API answers for an object that is not there, or not for this user
 */
export function visibleObject(org: OrgContext, name: string, viewer: Viewer): ObjectSchema {
  const object = org.schema.object(name);
  if (object && !isBeyondUiApi(object) && viewer.object(object.name).read) return object;
  throw notOffered(name);
}

export function notOffered(objectName: string): OrgError {
  return new OrgError('INVALID_TYPE', `Object ${objectName} is not supported in UI API`);
}
