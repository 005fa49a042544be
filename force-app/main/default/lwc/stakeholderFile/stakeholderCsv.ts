import REPORTS_TO from '@salesforce/label/c.Stakeholder_File_Reports_To';
import { csvText } from 'c/csvText';
import type { Stakeholder } from 'c/stakeholder';
import { stakeholderColumns } from 'c/stakeholderColumns';
import type { StakeholderColumn } from 'c/stakeholderColumns';
import type { MapSheet } from './mapSheet.ts';

/** Spreadsheets take a file without it for one in their country's old encoding, and break names. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A row for each person with the columns of the map's table and whom the person reports to; days as `YYYY-MM-DD`. */
export function stakeholderCsv({ people, links, fields }: Pick<MapSheet, 'people' | 'links' | 'fields'>): string {
  const columns = stakeholderColumns(fields, true);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const managers = new Map(
    links.filter(({ kind }) => kind === 'Reports To').map(({ fromId, toId }) => [fromId, names.get(toId)]),
  );
  const rows = people.map((person) => [
    ...columns.map((column) => cellOf(column, person)),
    managers.get(person.id) ?? '',
  ]);
  return BYTE_ORDER_MARK + csvText([[...columns.map(({ label }) => label), REPORTS_TO], ...rows]);
}

function cellOf({ name, textOf }: StakeholderColumn, person: Stakeholder): string {
  return name === 'Last_Contact_On__c' ? (person.lastContactOn ?? '') : textOf(person);
}
