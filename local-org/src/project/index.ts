export { prepareProject } from './prepareProject.ts';
export type { PreparedProject } from './prepareProject.ts';
