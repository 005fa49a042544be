import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { OrgError } from '../errors.ts';

/** A SOAP request: who sends it, which call it is, and what it says. */
export interface SoapRequest {
  /** From the SessionHeader. */
  readonly sessionId: string | undefined;
  /** The headers by name, such as the AllOrNoneHeader. */
  readonly header: SoapElement;
  /** `deploy`, `checkDeployStatus` … */
  readonly call: string;
  /** Elements by name, each a list of texts or of such elements. */
  readonly content: SoapElement;
}

export type SoapElement = Readonly<Record<string, readonly unknown[]>>;

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: true,
  isArray: () => true,
});

/** @throws OrgError for what is no SOAP envelope with one call in its body */
export function readSoap(text: string): SoapRequest {
  if (XMLValidator.validate(text) !== true) throw malformed();
  const envelope = firstElement(parsed(text), 'Envelope');
  const body = envelope && firstElement(envelope, 'Body');
  const call = Object.keys(body ?? {})[0];
  if (!body || call === undefined) throw malformed();
  const header = envelope && firstElement(envelope, 'Header');
  const session = header && firstElement(header, 'SessionHeader');
  const sessionId = session && textOf(session, 'sessionId');
  return { sessionId, header: header ?? {}, call, content: firstElement(body, call) ?? {} };
}

/** The parser refuses some of what the validator takes, such as an instruction without an end. */
function parsed(text: string): unknown {
  try {
    return parser.parse(text);
  } catch {
    throw malformed();
  }
}

function malformed(): OrgError {
  return new OrgError('INVALID_INPUT', 'The body is no SOAP envelope with a call.');
}

/** The first element of a name that holds elements; an empty one is there, but not here. */
export function firstElement(parent: unknown, name: string): SoapElement | undefined {
  return elements(parent, name)[0];
}

export function elements(parent: unknown, name: string): readonly SoapElement[] {
  return list(parent, name).filter((value): value is SoapElement => typeof value === 'object' && value !== null);
}

/** The text of the first element of a name; undefined for none, or an empty one. */
export function textOf(parent: unknown, name: string): string | undefined {
  const value = list(parent, name)[0];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function textsOf(parent: unknown, name: string): readonly string[] {
  return list(parent, name).filter((value) => typeof value === 'string' && value !== '') as string[];
}

function list(parent: unknown, name: string): readonly unknown[] {
  const value: unknown = typeof parent === 'object' && parent !== null ? Reflect.get(parent, name) : undefined;
  return Array.isArray(value) ? value : [];
}

/** The answer to a call: its result as elements, lists as repeated ones, what is undefined left out. */
export function soapAnswer(call: string, namespace: string, result: unknown): string {
  return envelope(namespace, `<${call}Response>${elementXml('result', result)}</${call}Response>`);
}

/** Source: "Core Data Types Used in API Calls", API fault element, SOAP API Developer Guide. */
export function soapFault(namespace: string, { code, message }: Pick<OrgError, 'code' | 'message'>): string {
  const text = escaped(`${code}: ${message}`);
  return envelope(
    namespace,
    `<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${text}</faultstring></soapenv:Fault>`,
  );
}

function envelope(namespace: string, body: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${namespace}" xmlns:sf="${namespace}">` +
    `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  );
}

function elementXml(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => elementXml(name, one)).join('');
  return `<${name}>${insideOf(value)}</${name}>`;
}

function insideOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return escaped(String(value));
  return Object.entries(value)
    .map(([name, inside]) => elementXml(name, inside))
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
