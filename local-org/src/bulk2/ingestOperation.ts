import type { OrgError } from '../errors.ts';
import type { Input, Operation } from '../store/index.ts';
import type { IngestJob } from './ingestJob.ts';

/** A cell that empties the field. Source: "Prepare CSV Files", Bulk API 2.0. */
const CLEAR = '#N/A';

/** Makes a store operation of a row. An empty cell leaves the field as it is, `#N/A` clears it. */
export function operationMaker(job: IngestJob, header: readonly string[]): (cells: readonly string[]) => Operation {
  const { object, operation, externalIdField } = job;
  const keyName = (operation === 'upsert' ? (externalIdField ?? 'Id') : 'Id').toLowerCase();
  const keyColumn = header.findIndex((name) => name.toLowerCase() === keyName);
  const takesKeyOut = operation !== 'insert';
  return (cells) => {
    const values: Record<string, unknown> = {};
    header.forEach((name, index) => {
      const cell = cells[index] ?? '';
      if (cell === '' || (takesKeyOut && index === keyColumn)) return;
      values[name] = cell === CLEAR ? null : cell;
    });
    return toOperation(job, cells[keyColumn] ?? '', values, object);
  };
}

function toOperation(job: IngestJob, key: string, values: Input, object: IngestJob['object']): Operation {
  switch (job.operation) {
    case 'insert':
      return { kind: 'insert', object, values };
    case 'update':
      return { kind: 'update', object, id: key, values };
    case 'delete':
      return { kind: 'delete', object, id: key };
    case 'upsert':
      return { kind: 'upsert', object, externalIdField: job.externalIdField ?? 'Id', externalId: key, values };
  }
}

/** `CODE:message:field,field --`. Source: "Get Job Failed Record Results", Bulk API 2.0. */
export function errorText(errors: readonly OrgError[]): string {
  return errors
    .map(({ code, message, fields }) => `${code}:${message}:${fields.length > 0 ? `${fields.join(',')} ` : ''}--`)
    .join(' ');
}
