import type { FastifyInstance, FastifyRequest } from 'fastify';
import { OrgError, UnsupportedError } from '../../errors.ts';
import { underVersion } from '../../http/index.ts';
import type { OrgContext } from '../../http/index.ts';
import { mostZipBytes } from '../../metadata-format/index.ts';
import { deployResult } from '../deploy/deployResult.ts';
import type { MetadataApi } from '../MetadataApi.ts';
import { mayUseMetadataApi } from './permission.ts';
import { readOptions } from './readOptions.ts';

interface OfDeploy {
  Params: { id: string };
  Querystring: { includeDetails?: string };
}

/** What a multipart deploy request brings. */
interface DeployRequest {
  readonly zip: Buffer;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * `…/metadata/deployRequest`. Source: "Deploying Metadata with REST API", Metadata API Developer Guide
 * (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm).
 */
export function serveRestDeploy(app: FastifyInstance, org: OrgContext, api: MetadataApi): void {
  underVersion(app, org, (doors) => {
    doors.addHook('preHandler', async ({ viewer }) => {
      mayUseMetadataApi(viewer);
      return Promise.resolve();
    });
    const limits = { parseAs: 'buffer', bodyLimit: mostZipBytes + 1024 * 1024 } as const;
    doors.addContentTypeParser('multipart/form-data', limits, (request: FastifyRequest, body: Buffer) =>
      readForm(body, request.headers['content-type'] ?? ''),
    );
    doors.post<{ Body: unknown }>(
      '/metadata/deployRequest',
      { bodyLimit: limits.bodyLimit },
      ({ body, viewer }, reply) => {
        if (!isRequest(body)) throw new UnsupportedError('deploying a recent validation; deploy the zip file');
        const { zip, options } = body;
        const job = api.deploys.start(
          zip,
          readOptions((name) => textOf(options[name])),
          viewer.userId,
        );
        return reply.status(201).send({
          id: job.id,
          validatedDeployRequestId: null,
          deployOptions: job.options,
          deployResult: deployResult(org, job, false),
        });
      },
    );
    doors.get<OfDeploy>('/metadata/deployRequest/:id', ({ params, query }) => {
      const job = api.deploys.get(params.id);
      return {
        id: job.id,
        validatedDeployRequestId: null,
        deployOptions: job.options,
        deployResult: deployResult(org, job, query.includeDetails === 'true'),
      };
    });
    doors.patch<OfDeploy>('/metadata/deployRequest/:id', ({ params, body, viewer }, reply) => {
      if (statusIn(body) !== 'Canceling') throw new OrgError('INVALID_INPUT', 'deployResult.status must be Canceling');
      const job = api.deploys.cancel(params.id, viewer.userId);
      return reply.status(202).send({ id: job.id, deployResult: deployResult(org, job, false) });
    });
    // The CLI asks this way whether an org tracks changes of its metadata; one that does not, as this one, has no such object.
    doors.get('/tooling/sobjects/SourceMember/describe', () => {
      throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
    });
    doors.all('/metadata/*', () => {
      throw new UnsupportedError('the Metadata REST API beyond deployRequest');
    });
  });
}

async function readForm(body: Buffer, contentType: string): Promise<DeployRequest> {
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw new OrgError(
      'INVALID_MULTIPART_REQUEST',
      'The body is no multipart message with the boundary that its Content-Type names',
    );
  }
  const [file, content] = [form.get('file'), form.get('entity_content')];
  if (file === null || typeof file === 'string' || content === null) {
    throw new OrgError(
      'INVALID_MULTIPART_REQUEST',
      'The message needs a part entity_content with JSON and a part file with a zip file',
    );
  }
  return {
    zip: Buffer.from(await file.arrayBuffer()),
    options: optionsIn(typeof content === 'string' ? content : await content.text()),
  };
}

function optionsIn(text: string): DeployRequest['options'] {
  try {
    const content: unknown = JSON.parse(text);
    const options = property(content, 'deployOptions');
    if (typeof options === 'object' && options !== null) return options as DeployRequest['options'];
  } catch {
    // Answered below, like JSON without options.
  }
  throw new OrgError('JSON_PARSER_ERROR', 'The part entity_content must be a JSON object with deployOptions');
}

/** Options are texts, flags and lists in JSON. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : undefined;
}

function isRequest(body: unknown): body is DeployRequest {
  return Buffer.isBuffer(property(body, 'zip'));
}

function statusIn(body: unknown): unknown {
  return property(property(body, 'deployResult'), 'status');
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
