import type { OrgContext } from '../../http/index.ts';
import { describeFiles } from '../list/fileProperties.ts';
import type { LiveOrg } from '../../org/index.ts';
import { folderOf } from './RetrieveJobs.ts';
import type { RetrieveJob } from './RetrieveJobs.ts';

/** How far a retrieve is. Source: "RetrieveResult", Metadata API Developer Guide. */
export function retrieveResult(
  org: OrgContext,
  live: LiveOrg,
  job: RetrieveJob,
  includeZip: boolean,
): Record<string, unknown> {
  const { id, status, selection, zip, error } = job;
  const describe = describeFiles(org, live);
  const folder = folderOf(job);
  const fileName = `${folder}package.xml`;
  return {
    done: status !== 'Pending',
    errorMessage: error,
    errorStatusCode: error && 'UNKNOWN_EXCEPTION',
    fileProperties: [...(selection?.components.values() ?? [])].map(({ component, path }) =>
      describe(component, path, folder),
    ),
    id,
    messages: (selection?.messages ?? []).map((problem) => ({ fileName, problem })),
    status,
    success: status === 'Succeeded',
    zipFile: includeZip ? zip?.toString('base64') : undefined,
  };
}
