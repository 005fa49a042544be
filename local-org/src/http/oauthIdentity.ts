import type { FastifyInstance } from 'fastify';
import { OrgError } from '../errors.ts';
import type { RecordValues } from '../store/index.ts';
import { refuseToken, requireSession } from './authenticate.ts';
import type { OrgContext } from './context.ts';
import { identityUrl } from './oauthToken.ts';

function text(user: RecordValues, name: string): string {
  return String(user[name] ?? '');
}

/** What both addresses say of a user. Source: "UserInfo Endpoint Response" and "Identity URLs", Salesforce Help. */
function claims(org: OrgContext, user: RecordValues): Record<string, unknown> {
  const locale = text(user, 'LocaleSidKey');
  return {
    user_id: text(user, 'Id'),
    organization_id: org.organizationId,
    nickname: text(user, 'CommunityNickname'),
    email: text(user, 'Email'),
    email_verified: true,
    active: user.IsActive === true,
    user_type: 'STANDARD',
    language: text(user, 'LanguageLocaleKey'),
    locale,
    utcOffset: 0,
    urls: {
      rest: `${org.instanceUrl()}/services/data/v{version}/`,
      sobjects: `${org.instanceUrl()}/services/data/v{version}/sobjects/`,
      query: `${org.instanceUrl()}/services/data/v{version}/query/`,
    },
  };
}

/** `/services/oauth2/userinfo` (OpenID Connect) and the identity URL that a token comes with. */
export function serveIdentity(app: FastifyInstance, org: OrgContext): void {
  app.register((doors, _options, done) => {
    requireSession(doors, org, refuseToken);
    doors.route({
      method: ['GET', 'POST'],
      url: '/services/oauth2/userinfo',
      handler: ({ viewer }) => {
        const user = org.directory.user(viewer.userId) ?? {};
        return {
          ...claims(org, user),
          sub: identityUrl(org, viewer.userId),
          preferred_username: viewer.username,
          name: text(user, 'Name'),
          given_name: text(user, 'FirstName'),
          family_name: text(user, 'LastName'),
          zoneinfo: text(user, 'TimeZoneSidKey'),
        };
      },
    });
    doors.get<{ Params: { organizationId: string; userId: string } }>(
      '/id/:organizationId/:userId',
      ({ params, viewer }) => {
        const sameOrg = params.organizationId.slice(0, 15) === org.organizationId.slice(0, 15);
        if (!sameOrg || params.userId.slice(0, 15) !== viewer.userId.slice(0, 15)) {
          throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
        }
        const user = org.directory.user(viewer.userId) ?? {};
        return {
          ...claims(org, user),
          id: identityUrl(org, viewer.userId),
          username: viewer.username,
          display_name: text(user, 'Name'),
          first_name: text(user, 'FirstName'),
          last_name: text(user, 'LastName'),
          timezone: text(user, 'TimeZoneSidKey'),
        };
      },
    );
    done();
  });
}
