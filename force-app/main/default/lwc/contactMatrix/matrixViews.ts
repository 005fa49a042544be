import CONTACTS from '@salesforce/label/c.Contact_Matrix_Contacts';
import INTRODUCE_HINT from '@salesforce/label/c.Contact_Matrix_Introduce_Hint';
import KEY_PLAYER from '@salesforce/label/c.Contact_Matrix_Key_Player';
import MAIN_CONTACT from '@salesforce/label/c.Contact_Matrix_Main_Contact';
import OWNER from '@salesforce/label/c.Contact_Matrix_Owner';
import PEER from '@salesforce/label/c.Contact_Matrix_Peer';
import { dayText, wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { MatrixCell, MatrixColumn, MatrixRow } from 'c/matrixRows';
import { daysBetween } from 'c/stakeholderSignals';

export interface ColumnView {
  readonly key: string;
  readonly name: string;
  readonly note: string;
}

export interface CellView {
  readonly key: string;
  /** Where the cell lies, for the arrow keys. */
  readonly cell: string;
  readonly text: string;
  readonly mark: string;
  readonly className: string;
  /** What can be done about a cell without contact; undefined where there was some. */
  readonly introduce: string | undefined;
}

export interface RowView {
  readonly id: string;
  readonly nameCell: string;
  readonly name: string;
  readonly note: string;
  readonly current: 'true' | undefined;
  readonly cells: readonly CellView[];
}

/** What the rows have besides people and contact. */
export interface MatrixLook {
  readonly selectedId: string | undefined;
  /** So many days back contact is recent. */
  readonly contactDays: number | undefined;
  /** `YYYY-MM-DD` */
  readonly today: string | undefined;
}

/** What stands where there was no contact. */
const NONE = '–';
const BETWEEN = ' · ';

export function columnViews(columns: readonly MatrixColumn[]): ColumnView[] {
  return columns.map(({ user, department, isMainContact }) => ({
    key: user.id,
    name: user.name,
    note: [isMainContact ? MAIN_CONTACT : '', department].filter(Boolean).join(BETWEEN),
  }));
}

export function rowViews(
  rows: readonly MatrixRow[],
  columns: readonly MatrixColumn[],
  look: MatrixLook,
): readonly RowView[] {
  return rows.map(({ person, isKeyPlayer, cells }, index) => {
    const row = index + 1;
    return {
      id: person.id,
      nameCell: `${row}:0`,
      name: person.name,
      note: [isKeyPlayer ? KEY_PLAYER : '', person.department].filter(Boolean).join(BETWEEN),
      current: person.id === look.selectedId ? 'true' : undefined,
      cells: cells.map((cell, offset) => ({
        ...cellView(cell, look),
        cell: `${row}:${offset + 1}`,
        introduce: cell.lastContactOn
          ? undefined
          : labelText(INTRODUCE_HINT, columns[offset]?.user.name ?? '', person.name),
      })),
    };
  });
}

function cellView(
  { userId, lastContactOn, contacts, isOwner, isPeer }: MatrixCell,
  look: MatrixLook,
): Omit<CellView, 'cell' | 'introduce'> {
  return {
    key: userId,
    text: lastContactOn ? `${dayText(lastContactOn)}${BETWEEN}${labelText(CONTACTS, wholeText(contacts))}` : NONE,
    mark: [isOwner ? OWNER : '', isPeer ? PEER : ''].filter(Boolean).join(BETWEEN),
    className: lastContactOn ? recencyClass(lastContactOn, look) : 'none',
  };
}

function recencyClass(lastContactOn: string, { contactDays, today }: MatrixLook): string {
  const isRecent = contactDays !== undefined && today !== undefined && daysBetween(lastContactOn, today) <= contactDays;
  return isRecent ? 'recent' : '';
}
