import { basename } from 'node:path';
import { isAbsentStandardField } from '../schema/index.ts';
import type { MetadataFile } from '../schema/index.ts';
import { objectOfFile } from './absentObjects.ts';

const SUFFIX = '.field-meta.xml';

/** What a project says of a standard field that this org has not. */
export interface AbsentField {
  readonly path: string;
  /** `Object.Field` */
  readonly name: string;
}

export function absentFields(files: readonly MetadataFile[]): readonly AbsentField[] {
  return files.flatMap(({ path }) => {
    const [object = '', field] = [objectOfFile(path), basename(path, SUFFIX)];
    const isAbsent = path.endsWith(SUFFIX) && isAbsentStandardField(object, field);
    return isAbsent ? [{ path, name: `${object}.${field}` }] : [];
  });
}
