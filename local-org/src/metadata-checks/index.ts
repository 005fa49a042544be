export { checkDeployment } from './checkDeployment.ts';
export { CHECKED_TYPES } from './components/index.ts';
export type { ComponentProblem, Deployment, MetadataFiles } from './types.ts';
