/** The connection to Salesforce. Nothing outside of this folder imports jsforce or speaks HTTP to an org. */
export { connect } from './connect.ts';
export type { ConnectOptions, Login } from './connect.ts';
export { TokenRefused } from './faults.ts';
export { loginAgain, targetOrgLogin } from './targetOrg.ts';
export type {
  AttachedFile,
  Cell,
  FieldDescription,
  IngestOutcome,
  IngestRequest,
  NewFile,
  ObjectDescription,
  Org,
  RecordCells,
  RefusedRow,
  Row,
  SaveOutcome,
  StreamedQuery,
} from './types.ts';
export { readUserPermissions } from './userPermissions.ts';
export type { UserPermissions } from './userPermissions.ts';
