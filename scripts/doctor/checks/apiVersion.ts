import { API_VERSION } from '../../salesforce/index.ts';
import type { Org } from '../../salesforce/index.ts';
import { ok, stops } from '../Finding.ts';
import type { Found } from '../Finding.ts';

/** Source: "Versions", REST API Developer Guide. */
export async function apiVersion(org: Org): Promise<readonly Found[]> {
  const answer = await org.resource('/services/data');
  const versions = Array.isArray(answer) ? answer.filter(isVersion).map(({ version }) => version) : [];
  if (versions.includes(API_VERSION)) {
    return [ok(`The org answers API version ${API_VERSION}.`)];
  }
  return [
    stops(
      `The job speaks API version ${API_VERSION}, and the org answers ${versions.at(-1) ?? 'none'} at most.`,
      'Wait until the org is upgraded (https://status.salesforce.com shows when), or use the release of this project that is as old as the org.',
    ),
  ];
}

function isVersion(value: unknown): value is { readonly version: string } {
  return typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'string';
}
