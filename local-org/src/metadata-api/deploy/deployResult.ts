import type { OrgContext } from '../../http/index.ts';
import { isDone } from './DeployJobs.ts';
import type { DeployJob } from './DeployJobs.ts';
import type { DeployMessage } from './deployMessage.ts';

const isoTime = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString();

/**
 * How far a deploy is. Source: "DeployResult", Metadata API Developer Guide
 * (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployresult.htm).
 */
export function deployResult(org: OrgContext, job: DeployJob, includeDetails: boolean): Record<string, unknown> {
  const components = job.messages.filter(({ componentType }) => componentType !== '');
  const errors = job.messages.filter(({ success }) => !success);
  const nameOf = (userId: string): unknown => org.directory.user(userId)?.Name;
  return {
    canceledBy: job.canceledBy,
    canceledByName: job.canceledBy && nameOf(job.canceledBy),
    checkOnly: job.options.checkOnly,
    completedDate: isoTime(job.completedAt),
    createdBy: job.userId,
    createdByName: nameOf(job.userId),
    createdDate: isoTime(job.createdAt),
    ...(includeDetails ? { details: details(job) } : {}),
    done: isDone(job),
    errorMessage: job.error?.message,
    errorStatusCode: job.error?.code,
    id: job.id,
    ignoreWarnings: job.options.ignoreWarnings,
    lastModifiedDate: isoTime(job.completedAt ?? job.startedAt ?? job.createdAt),
    numberComponentErrors: errors.length,
    numberComponentsDeployed: components.length - components.filter(({ success }) => !success).length,
    numberComponentsTotal: components.length,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: job.options.rollbackOnError,
    runTestsEnabled: false,
    startDate: isoTime(job.startedAt),
    status: job.status,
    success: job.status === 'Succeeded' || job.status === 'SucceededPartial',
  };
}

function details(job: DeployJob): Record<string, unknown> {
  const messages = isDone(job) ? job.messages : [];
  const createdDate = isoTime(job.completedAt);
  const message = (one: DeployMessage): Record<string, unknown> => ({ ...one, createdDate });
  return {
    componentFailures: messages.filter(({ success }) => !success).map(message),
    componentSuccesses: messages.filter(({ success }) => success).map(message),
    runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 },
  };
}
