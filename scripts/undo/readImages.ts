import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Org } from '../salesforce/index.ts';
import { IMAGE_FIELDS, canonicalCell, readImageFile, readImageName } from '../tiering/index.ts';
import type { ImageRow } from '../tiering/index.ts';

const STAMP = 'Tiered_On__c';

/**
 * All rows of the before-images that stand on a run, the oldest image first, in canonical cells.
 * @throws CommandError naming the file that is not what the job stored.
 */
export async function readImages(org: Org, runId: string): Promise<readonly ImageRow[]> {
  const files = (await org.readFiles(runId)).flatMap((file) => {
    const told = readImageName(file.name);
    return told === undefined ? [] : [{ file, told }];
  });
  files.sort(({ told: a }, { told: b }) => (a.image === b.image ? a.first - b.first : a.image < b.image ? -1 : 1));
  const rows: ImageRow[] = [];
  for (const { file } of files) {
    for (const { id, before, after } of readImageFile({ name: file.name, content: await file.read() })) {
      rows.push({ id: toLongId(id), before: canonicalImage(before), after: canonicalImage(after) });
    }
  }
  return rows;
}

/** Cells in the order of the image's fields, in one form however they were written; Salesforce keeps whole seconds. */
export function canonicalImage(cells: readonly string[]): readonly string[] {
  return IMAGE_FIELDS.map((field, index) => {
    const cell = cells[index] ?? '';
    if (cell === '' || field === 'Tiering_Run_Key__c') {
      return cell;
    }
    return field === STAMP ? `${new Date(cell).toISOString().slice(0, 19)}Z` : canonicalCell(field, cell);
  });
}
