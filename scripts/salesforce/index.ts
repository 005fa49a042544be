/** The connection to Salesforce. Nothing outside of this folder imports jsforce or speaks HTTP to an org. */
export type { Grant } from './Access.ts';
export type { PlainAnswer, PlainRequest } from './ask.ts';
export { connect } from './connect.ts';
export type { ConnectOptions, Login } from './connect.ts';
export type { JobKind } from './jobs.ts';
export { API_VERSION } from './Session.ts';
export { TokenRefused } from './faults.ts';
export { jsonCells } from './jsonCells.ts';
export type { QueryWindow } from './queryWindow.ts';
export { readJwtKey } from './jwtKey.ts';
export { jwtLogin } from './jwtLogin.ts';
export { soqlText } from './soqlText.ts';
export { loginAgain, targetOrgLogin } from './targetOrg.ts';
export type {
  AddedUpQuery,
  AttachedFile,
  Cell,
  FieldDescription,
  IngestOutcome,
  IngestRequest,
  JobWatch,
  NewFile,
  NewJob,
  ObjectDescription,
  Org,
  RecordCells,
  RefusedRow,
  RemoveOutcome,
  Row,
  SaveOutcome,
  SettledJob,
  StreamedQuery,
  Sum,
  Sums,
} from './types.ts';
export { readUserPermissions } from './userPermissions.ts';
export type { UserPermissions } from './userPermissions.ts';
export type { DeployProblem, DeployValidation, MetadataFiles } from './validateDeploy.ts';
