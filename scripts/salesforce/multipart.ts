/** One part of a multipart message. */
export interface Part {
  readonly name: string;
  /** A part that is a file has a name of its own. */
  readonly fileName?: string;
  readonly contentType: string;
  readonly content: string | Uint8Array;
}

/** A message of `multipart/form-data`, its parts in their order. */
export function multipart(boundary: string, parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const chunks = parts.flatMap(({ name, fileName, contentType, content }) => [
    Buffer.from(
      [
        `--${boundary}`,
        `Content-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}`,
        `Content-Type: ${contentType}`,
        '',
        '',
      ].join('\r\n'),
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return new Uint8Array(Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]));
}
