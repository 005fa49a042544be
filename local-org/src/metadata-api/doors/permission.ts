import { OrgError } from '../../errors.ts';
import type { Viewer } from '../../security/index.ts';

/**
 * Source: "deploy()", Metadata API Developer Guide: Modify Metadata Through Metadata API Functions or Modify All Data.
 * @throws OrgError INSUFFICIENT_ACCESS
 */
export function mayUseMetadataApi(viewer: Viewer): void {
  if (viewer.hasUserPermission('ModifyMetadata') || viewer.hasUserPermission('ModifyAllData')) return;
  throw new OrgError(
    'INSUFFICIENT_ACCESS',
    'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions',
    { status: 403 },
  );
}
