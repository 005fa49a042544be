export { dashboardFindings } from './dashboard.ts';
export type { ReportColumn } from './reportColumn.ts';
export { reportFindings } from './report.ts';
export { readReportType } from './reportType.ts';
export type { ReportType } from './reportType.ts';
