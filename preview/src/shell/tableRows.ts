import { fieldAt, type RecordRepresentation } from '../platform/records.ts';
import type { FieldInfo } from '../platform/uiObjectInfoApi.ts';
import type { ListColumn } from '../platform/uiRelatedListApi.ts';
import { presentField } from './fieldPresentation.ts';

/** A cell as a table's template shows it. */
export interface Cell {
  readonly key: string;
  readonly text: string;
  readonly href: string | undefined;
  readonly className: string;
}

export interface Row {
  readonly key: string;
  /** The first column, which names the record. */
  readonly head: Cell;
  readonly cells: readonly Cell[];
}

/** Objects by key prefix that a cell's id may name; the others get no link. */
const OWN_PAGES: Readonly<Record<string, string>> = { '001': 'Account', '003': 'Contact', '006': 'Opportunity' };

function recordHref(objectApiName: string, column: ListColumn, record: RecordRepresentation): string | undefined {
  if (column.lookupId === null) return undefined;
  if (column.lookupId === 'Id') return `/lightning/r/${objectApiName}/${record.id}/view`;
  const id = fieldAt(record, column.lookupId.split('.'))?.value;
  if (typeof id !== 'string') return undefined;
  const object = OWN_PAGES[id.slice(0, 3)];
  if (object !== undefined) return `/lightning/r/${object}/${id}/view`;
  return id.startsWith('a') ? `/lightning/r/${id}/view` : undefined;
}

/** Whether the column holds numbers, which line up on the right. */
export function isNumeric(column: ListColumn, records: readonly RecordRepresentation[]): boolean {
  return records.some((record) => typeof fieldAt(record, column.fieldApiName.split('.'))?.value === 'number');
}

type Infos = Readonly<Record<string, FieldInfo>>;

function textOf(column: ListColumn, record: RecordRepresentation, infos: Infos): string {
  const field = fieldAt(record, column.fieldApiName.split('.'));
  const value = field?.value;
  if (value === null || value === undefined || typeof value === 'object') return '';
  if (typeof value === 'boolean') return value ? '✓' : '';
  const info = infos[column.fieldApiName];
  return info === undefined ? (field?.displayValue ?? String(value)) : presentField(info, field).text;
}

/** The rows of a table. */
export function tableRows(
  objectApiName: string,
  columns: readonly ListColumn[],
  records: readonly RecordRepresentation[],
  infos: Infos,
): Row[] {
  const numeric = new Set(columns.filter((column) => isNumeric(column, records)));
  return records.map((record) => {
    const cells = columns.map((column): Cell => {
      const text = textOf(column, record, infos);
      return {
        key: column.fieldApiName,
        text,
        href: text === '' ? undefined : recordHref(objectApiName, column, record),
        className: numeric.has(column) ? 'slds-truncate number' : 'slds-truncate',
      };
    });
    const [head = { key: 'Id', text: record.id, href: undefined, className: '' }, ...others] = cells;
    return { key: record.id, head, cells: others };
  });
}
