import { OrgError } from '../../errors.ts';

/** `@{ref.field}`, `@{ref.records[0].Id}`, `@{ref[0].id}` */
const REFERENCE = /@\{([^{}.[\]]*)((?:\.[^{}.[\]]+|\[\d+\])*)\}/g;
const WHOLE = new RegExp(`^${REFERENCE.source}$`);

/**
 * Answers of earlier subrequests, by their reference ids, and what later ones take from them. Names are case-sensitive.
 * Source: "Composite Subrequest" (resources_composite_composite_subrequest.htm) and "Composite Subrequest Result"
 * (resources_composite_subrequest_result.htm), REST API Developer Guide: a value that is not there halts the subrequest.
 */
export class References {
  readonly #answers = new Map<string, unknown>();

  /** Only subrequests that succeeded can be referred to. */
  keep(referenceId: string, text: string): void {
    this.#answers.set(referenceId, JSON.parse(text));
  }

  /** @throws OrgError PROCESSING_HALTED */
  inUrl(url: string): string {
    return url.replace(REFERENCE, (_, id: string, path: string, offset: number) => {
      const value = asText(this.#value(id, path), id, path);
      // At the beginning it is an address, such as `attributes.url`; elsewhere a part of one.
      return offset === 0 ? value : encodeURIComponent(value);
    });
  }

  /** A text that is one reference becomes its value, of whatever type. @throws OrgError PROCESSING_HALTED */
  inBody(body: unknown): unknown {
    if (typeof body === 'string') return this.#inText(body);
    if (Array.isArray(body)) return body.map((entry) => this.inBody(entry));
    if (typeof body !== 'object' || body === null) return body;
    return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, this.inBody(value)]));
  }

  #inText(text: string): unknown {
    const [whole, id = '', path = ''] = WHOLE.exec(text) ?? [];
    if (whole !== undefined) {
      const value = this.#value(id, path);
      return value === null ? null : (scalar(value) ?? asText(value, id, path));
    }
    return text.replace(REFERENCE, (_, one: string, rest: string) => asText(this.#value(one, rest), one, rest));
  }

  #value(id: string, path: string): unknown {
    let value = this.#answers.get(id);
    for (const [step] of path.matchAll(/[^.[\]]+/g)) {
      value = typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? at(value, step) : undefined;
    }
    if (value === undefined || path === '') throw noValue(id, path);
    return value;
  }
}

function at(value: object, step: string): unknown {
  return (value as Record<string, unknown>)[step];
}

function scalar(value: unknown): string | number | boolean | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function asText(value: unknown, id: string, path: string): string {
  if (value === null) return '';
  const text = scalar(value);
  if (text === undefined) throw noValue(id, path);
  return String(text);
}

function noValue(id: string, path: string): OrgError {
  const reference = id + path;
  return new OrgError(
    'PROCESSING_HALTED',
    `Invalid reference specified. No value for ${reference} found in ${id}. Provided referenceId ('${reference}') must ` +
      "start with a letter or a number, and it can contain only letters, numbers and underscores ('_').",
  );
}
