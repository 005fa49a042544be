import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Connection } from 'jsforce';

import { deploy, failures, manifest } from '../metadataApi.ts';

const FOLDER = join(import.meta.dirname, '../../../force-app/main/default');

/** Takes what a permission set grants of some objects and of their fields away from everybody who has it. */
export async function withdrawAccess(admin: Connection, permissionSet: string, objects: RegExp): Promise<void> {
  const file = `permissionsets/${permissionSet}.permissionset`;
  const granted = readFileSync(join(FOLDER, `${file}-meta.xml`), 'utf8');
  const left = granted.replaceAll(/<(objectPermissions|fieldPermissions)>[^]*?<\/\1>/g, (permission) =>
    objects.test(/<(?:object|field)>(\w+)/.exec(permission)?.[1] ?? '')
      ? permission.replaceAll('>true<', '>false<')
      : permission,
  );
  const deployed = await deploy(admin, { 'package.xml': manifest({ PermissionSet: [permissionSet] }), [file]: left });
  assert.deepEqual(failures(deployed), []);
}
