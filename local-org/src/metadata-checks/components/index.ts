import { dashboardCheck, folderCheck, reportCheck, reportTypeCheck } from './analytics.ts';
import { compactLayoutCheck } from './compactLayout.ts';
import { customApplicationCheck } from './customApplication.ts';
import { customObjectCheck } from './customObject.ts';
import { customPermissionCheck } from './customPermission.ts';
import { customTabCheck } from './customTab.ts';
import { fieldSetCheck } from './fieldSet.ts';
import { flexiPageCheck } from './flexiPage.ts';
import { layoutCheck } from './layout.ts';
import { lightningComponentBundleCheck } from './lightningComponentBundle.ts';
import { listViewCheck } from './listView.ts';
import { messageChannelCheck } from './messageChannel.ts';
import { permissionSetCheck } from './permissionSet.ts';
import { quickActionCheck } from './quickAction.ts';
import { staticResourceCheck } from './staticResource.ts';
import type { TypeCheck } from './typeCheck.ts';

/** What is checked of each metadata type beyond structure, names and lengths. */
export const TYPE_CHECKS: Readonly<Record<string, TypeCheck>> = {
  CompactLayout: compactLayoutCheck,
  CustomApplication: customApplicationCheck,
  CustomObject: customObjectCheck,
  CustomPermission: customPermissionCheck,
  CustomTab: customTabCheck,
  Dashboard: dashboardCheck,
  DashboardFolder: folderCheck,
  FieldSet: fieldSetCheck,
  FlexiPage: flexiPageCheck,
  Layout: layoutCheck,
  LightningComponentBundle: lightningComponentBundleCheck,
  LightningMessageChannel: messageChannelCheck,
  ListView: listViewCheck,
  PermissionSet: permissionSetCheck,
  QuickAction: quickActionCheck,
  Report: reportCheck,
  ReportFolder: folderCheck,
  ReportType: reportTypeCheck,
  StaticResource: staticResourceCheck,
};

/** For the documentation: what is checked, by type, beyond structure, names and lengths. */
export const CHECKED_TYPES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(TYPE_CHECKS).map(([type, { checked }]) => [type, checked]),
);
