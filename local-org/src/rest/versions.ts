import type { FastifyInstance } from 'fastify';
import { answeredVersions, underVersion, versionPath } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';

/** Release labels go by season: 60.0 was Spring '24, and three versions make a year. */
function releaseLabel(apiVersion: string): string {
  const sinceSpring24 = Number(apiVersion) - 60;
  const season = ['Spring', 'Summer', 'Winter'][((sinceSpring24 % 3) + 3) % 3] ?? '';
  const year = 24 + Math.floor(sinceSpring24 / 3) + (season === 'Winter' ? 1 : 0);
  return `${season} '${year}`;
}

const RESOURCES = [
  ...['composite', 'limits', 'query', 'queryAll', 'search', 'parameterizedSearch', 'sobjects', 'jobs', 'ui-api'],
];

/** `GET /services/data` needs no session; the resources of a version do. Source: "Versions", REST API Developer Guide. */
export function serveVersions(app: FastifyInstance, org: OrgContext): void {
  const { apiVersion } = org.schema;
  const url = versionPath(apiVersion);
  app.get('/services/data', () =>
    answeredVersions(apiVersion).map((version) => ({
      label: releaseLabel(version),
      url: versionPath(version),
      version,
    })),
  );
  underVersion(app, org, (doors) => {
    doors.get('', ({ viewer }) => ({
      ...Object.fromEntries(RESOURCES.map((name) => [name, `${url}/${name}`])),
      identity: `${org.instanceUrl()}/id/${org.organizationId}/${viewer.userId}`,
    }));
  });
}
