export type { Access } from './appAccess.ts';
export { objectOfTab } from './customApplications.ts';
export { compactFields } from './compactLayouts.ts';
export { defaultRecordPage, SHELL_BUNDLE, SHELL_PAGE } from './defaultRecordPage.ts';
export { readOrgUsers, type OrgUser } from './orgUsers.ts';
export { readLayoutSections } from './pageLayouts.ts';
export type {
  ComponentItem,
  FormAction,
  LayoutSection,
  LightningPage,
  PageItem,
  PageRegion,
  PageTab,
  PageView,
  RecordPage,
  TabsetItem,
} from './pageModel.ts';
export type { LightningPageTab } from './pageTabs.ts';
export { PreviewError, UnsupportedError } from './previewError.ts';
export { projectStamp, readPreviewProject, type PreviewProject } from './previewProject.ts';
export type { LightningComponent } from './lightningComponents.ts';
export type { StaticResource } from './staticResources.ts';
