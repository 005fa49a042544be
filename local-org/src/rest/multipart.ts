import type { FastifyInstance, FastifyRequest } from 'fastify';
import { OrgError, UnsupportedError } from '../errors.ts';

/**
 * Two gigabytes on the platform, for a file; SQLite keeps less than one in a value.
 * Source: "Insert or Update Blob Data", REST API Developer Guide (dome_sobject_insert_update_blob.htm).
 */
const MOST_BYTES = 512 * 1024 * 1024;

/** Addresses of single records. */
const takesRecord = /\/sobjects\/:object(\/:id)?$/;

/** A record with binary data: what its first part says, and the bytes of the other parts by field. */
export class MultipartRecord {
  readonly values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.values = values;
  }
}

/** Bodies of `multipart/form-data`: JSON with the fields first, then one part for each binary field, named like it. */
export function readMultipartBodies(app: FastifyInstance): void {
  const options = { parseAs: 'buffer', bodyLimit: MOST_BYTES } as const;
  app.addContentTypeParser('multipart/form-data', options, async (request: FastifyRequest, body: Buffer) => {
    if (!takesRecord.test(request.routeOptions.url ?? ''))
      throw new UnsupportedError('multipart bodies at this address');
    const form = await formOf(body, request.headers['content-type'] ?? '');
    const parts = [...form];
    const texts = parts.flatMap(([, part]) => (typeof part === 'string' ? [part] : []));
    const files = parts.flatMap(([name, part]) => (typeof part === 'string' ? [] : [{ name, part }]));
    if (texts.length === 0) throw malformed('Multipart message must include a non-binary part');
    if (files.length > 1) throw malformed('Cannot include more than one binary part');
    const values: Record<string, unknown> = {};
    for (const text of texts) Object.assign(values, fieldsOf(text));
    for (const { name, part } of files) values[name] = new Uint8Array(await part.arrayBuffer());
    return new MultipartRecord(values);
  });
}

async function formOf(body: Buffer, contentType: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw malformed('The body is no multipart message with the boundary that its Content-Type names');
  }
}

function fieldsOf(part: string): object {
  try {
    const fields: unknown = JSON.parse(part);
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) return fields;
  } catch {
    // Answered below, like JSON that is no object.
  }
  throw malformed('The part without a file name must be a JSON object of field values');
}

/** Code and wording as in github.com/forcedotcom/SalesforceMobileSDK-ReactNative/issues/237 and frankframework/issues/3917. */
function malformed(message: string): OrgError {
  return new OrgError('INVALID_MULTIPART_REQUEST', message);
}
