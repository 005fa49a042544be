export { startPreview, type PreviewOptions, type RunningPreview } from './startPreview.ts';
