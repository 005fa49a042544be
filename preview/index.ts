export { PreviewError } from './src/project/index.ts';
export { startPreview, type PreviewOptions, type RunningPreview } from './src/server/index.ts';
