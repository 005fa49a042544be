/** The connection to Salesforce. Nothing outside of this folder imports jsforce or speaks HTTP to an org. */
export { connect } from './connect.ts';
export type { ConnectOptions, Login } from './connect.ts';
export type {
  Cell,
  FieldDescription,
  IngestOutcome,
  IngestRequest,
  ObjectDescription,
  Org,
  RecordCells,
  RefusedRow,
  Row,
  SaveOutcome,
  StreamedQuery,
} from './types.ts';
