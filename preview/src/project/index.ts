export { compactFields } from './compactLayouts.ts';
export { readOrgUsers, type OrgUser } from './orgUsers.ts';
export type { ComponentItem, PageItem, PageRegion, PageTab, RecordPage, TabsetItem } from './pageModel.ts';
export { PreviewError } from './previewError.ts';
export { projectStamp, readPreviewProject, type PreviewProject } from './previewProject.ts';
export type { LightningComponent } from './lightningComponents.ts';
