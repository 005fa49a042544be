export { keyFields } from './keyFields.ts';
export { load } from './load.ts';
export type { LoadReport, LoadedFile } from './load.ts';
export { describeLoad } from './describeLoad.ts';
export type { FileToLoad } from './validateFile.ts';
