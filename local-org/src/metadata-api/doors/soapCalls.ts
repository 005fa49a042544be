import { OrgError, UnsupportedError } from '../../errors.ts';
import { elements, firstElement, textOf, textsOf } from '../../http/index.ts';
import type { OrgContext, SoapElement } from '../../http/index.ts';
import { memberName } from '../../metadata-format/index.ts';
import type { Viewer } from '../../security/index.ts';
import { deployResult } from '../deploy/deployResult.ts';
import { describeMetadata } from '../list/describeMetadata.ts';
import { listMetadata } from '../list/listMetadata.ts';
import type { MetadataApi } from '../MetadataApi.ts';
import type { RetrieveRequest } from '../retrieve/RetrieveJobs.ts';
import { retrieveResult } from '../retrieve/retrieveResult.ts';
import { readOptions } from './readOptions.ts';

interface SoapCall {
  readonly org: OrgContext;
  readonly api: MetadataApi;
  readonly viewer: Viewer;
  readonly content: SoapElement;
}

/** The calls that are answered, by name. */
export const soapCalls: Readonly<Record<string, (call: SoapCall) => unknown>> = {
  deploy: ({ api, viewer, content }) => {
    const zip = textOf(content, 'ZipFile');
    if (zip === undefined) throw new OrgError('REQUIRED_FIELD_MISSING', 'ZipFile is required');
    const options = firstElement(content, 'DeployOptions') ?? {};
    const { id } = api.deploys.start(
      Buffer.from(zip, 'base64'),
      readOptions((name) => textOf(options, name)),
      viewer.userId,
    );
    return { done: false, id, state: 'Queued' };
  },
  checkDeployStatus: ({ org, api, content }) =>
    deployResult(
      org,
      api.deploys.get(required(content, 'asyncProcessId')),
      textOf(content, 'includeDetails') === 'true',
    ),
  cancelDeploy: ({ api, viewer, content }) => {
    const { id, status } = api.deploys.cancel(
      required(content, textOf(content, 'String') === undefined ? 'id' : 'String'),
      viewer.userId,
    );
    return { done: status === 'Canceled', id };
  },
  retrieve: ({ api, content }) => {
    const request = firstElement(content, 'retrieveRequest') ?? firstElement(content, 'request') ?? {};
    const { id } = api.retrieves.start(retrieveRequest(request));
    return { done: false, id, state: 'Queued' };
  },
  checkRetrieveStatus: ({ org, api, content }) =>
    retrieveResult(
      org,
      api.live,
      api.retrieves.get(required(content, 'asyncProcessId')),
      textOf(content, 'includeZip') !== 'false',
    ),
  listMetadata: ({ org, api, content }) =>
    elements(content, 'queries').flatMap((query) =>
      listMetadata(org, api.live, required(query, 'type'), textOf(query, 'folder')),
    ),
  describeMetadata: () => describeMetadata(),
};

function required(content: SoapElement, name: string): string {
  const text = textOf(content, name);
  if (text !== undefined) return text;
  throw new OrgError('REQUIRED_FIELD_MISSING', `${name} is required`);
}

/** Source: "RetrieveRequest" in "retrieve()", Metadata API Developer Guide. */
function retrieveRequest(request: SoapElement): RetrieveRequest {
  const names = ['packageNames', 'specificFiles'].filter((name) => textsOf(request, name).length > 0);
  if (names.length > 0) throw new UnsupportedError(`${names.join(' and ')} in a retrieve`);
  const unpackaged = firstElement(request, 'unpackaged');
  if (!unpackaged) throw new OrgError('REQUIRED_FIELD_MISSING', 'unpackaged is required');
  const types = new Map<string, Set<string>>();
  for (const type of elements(unpackaged, 'types')) {
    const name = required(type, 'name');
    types.set(name, new Set([...(types.get(name) ?? []), ...textsOf(type, 'members').map(memberName)]));
  }
  const manifest = { types, version: textOf(unpackaged, 'version') ?? textOf(request, 'apiVersion') };
  return { manifest, singlePackage: textOf(request, 'singlePackage') === 'true' };
}
