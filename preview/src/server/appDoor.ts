import type { OrgUser, PreviewProject } from '../project/index.ts';
import { MessagePage } from './messageView.ts';

/** @throws MessagePage when the project's app is not among the user's apps */
export function requireApp({ application, appAccess }: PreviewProject, user: OrgUser): void {
  if (application === undefined || appAccess === undefined || appAccess.mayOpen(user)) return;
  const sets = appAccess.permissionSets.map((name) => name.replaceAll('_', ' '));
  throw new MessagePage({
    status: 403,
    title: `${application.label} is not among your apps`,
    text: `${user.username} has no permission set that makes the app ${application.label} visible.`,
    nextStep: `Assign one of ${sets.join(', ')}, or view this page as another user.`,
  });
}

/**
 * The preview shows one app of a project, which page references name by its developer name.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html, "App"
 * @throws MessagePage for any other
 */
export function requireNamedApp({ application }: PreviewProject, target: string): void {
  if (application !== undefined && [application.name, `c__${application.name}`].includes(target)) return;
  throw new MessagePage({
    status: 404,
    title: 'No such app',
    text: `The preview does not show the app ${target}.`,
    nextStep: application === undefined ? 'The project has no app.' : `The project’s app is c__${application.name}.`,
  });
}
