import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { CommandError } from '../cli/index.ts';
import { ACCOUNT_FIGURES, ACCOUNT_STAMPS } from './figures.ts';

/** The fields of Account that a run replaces, and an undo restores. */
export const IMAGE_FIELDS: readonly string[] = [...ACCOUNT_FIGURES, ...ACCOUNT_STAMPS];

/** One account: what stood in each of the image's fields, and what the run put there; '' is an empty field. */
export interface ImageRow {
  readonly id: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** One file of an image. The rows of all its files, in their order, are the accounts that the run was about to write. */
export interface ImageFile {
  /** Name of the file. It carries what tells a whole file from a cut or changed one. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** What a file of an image says of itself by its name. */
export interface ImageName {
  /** Names the image: the moment at which it was taken, `YYYYMMDDThhmmssZ`. */
  readonly image: string;
  /** Places of the file's rows in the image, counted from 1, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** Rows of the whole image. */
  readonly rows: number;
  readonly checksum: string;
}

/** About what a row takes at most. */
export const IMAGE_ROW_BYTES = 800;
/** A file stays below 25 MB: little enough to be read back in one go. */
const ROWS_A_FILE = 30_000;
const NAME = /^accounts-before-(\d{8}T\d{6}Z)_(\d+)-(\d+)-of-(\d+)_([0-9a-f]{16})\.csv$/;
const HEADER = [
  'Id',
  ...IMAGE_FIELDS.map((field) => `Before.${field}`),
  ...IMAGE_FIELDS.map((field) => `After.${field}`),
];

/** The files of an image, one after the other, so that only one is in memory. */
export function* imageFiles(
  rows: readonly ImageRow[],
  takenAt: Date,
  rowsAFile = ROWS_A_FILE,
): Generator<ImageFile, void, void> {
  const image = takenAt.toISOString().replace(/[-:]|\.\d+/g, '');
  for (let start = 0; start < rows.length; start += rowsAFile) {
    const part = rows.slice(start, start + rowsAFile);
    const lines = part.map(({ id, before, after }) => [id, ...before, ...after]);
    const content = Buffer.from(stringify([HEADER, ...lines]));
    const place = `${start + 1}-${start + part.length}-of-${rows.length}`;
    yield { name: `accounts-before-${image}_${place}_${checksum(content)}.csv`, content };
  }
}

/** What the name of a file on a run says; undefined for a file that is no part of an image. */
export function readImageName(name: string): ImageName | undefined {
  const [, image = '', first, last, rows, sum = ''] = NAME.exec(name) ?? [];
  return image === ''
    ? undefined
    : { image, first: Number(first), last: Number(last), rows: Number(rows), checksum: sum };
}

/**
 * The rows of one file.
 * @throws CommandError when it is not exactly what the job stored under this name.
 */
export function readImageFile({ name, content }: ImageFile): readonly ImageRow[] {
  const told = readImageName(name);
  if (told?.checksum !== checksum(content)) {
    throw unreadable(name, 'its content is not what was stored under this name');
  }
  const parsed: string[][] = parse(Buffer.from(content));
  const [header = [], ...rows] = parsed;
  if (header.join() !== HEADER.join()) {
    throw unreadable(name, `its columns are ${header.join(', ')}`);
  }
  if (rows.length !== told.last - told.first + 1) {
    throw unreadable(name, `it holds ${rows.length} accounts instead of ${told.last - told.first + 1}`);
  }
  const width = IMAGE_FIELDS.length;
  return rows.map(([id = '', ...cells]) => ({ id, before: cells.slice(0, width), after: cells.slice(width) }));
}

/** Enough to notice any change that is no forgery: whoever may replace the file may edit the accounts as well. */
function checksum(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

function unreadable(name: string, why: string): CommandError {
  return new CommandError(
    'input',
    'BAD_BEFORE_IMAGE',
    `The file ${name} cannot be used: ${why}.`,
    'Restore the file on the tiering run from its versions; without it the accounts can only be corrected by running the tiering job again.',
  );
}
