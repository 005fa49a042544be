export { checkDeployment } from './checkDeployment.ts';
export type { ComponentProblem, Deployment, MetadataFiles } from './types.ts';
