import type { Connection } from 'jsforce';
import { writeZip } from '../../local-org/src/metadata-format/index.ts';
import { metadata } from './local-org/sfdxProject.ts';

/** Members by type, as package.xml names them. */
export type Members = Readonly<Record<string, readonly string[]>>;

/** A package.xml, or a list of destructive changes. */
export function manifest(members: Members, version = '66.0'): string {
  const types = Object.entries(members).map(
    ([type, names]) =>
      `<types>${names.map((name) => `<members>${name}</members>`).join('')}<name>${type}</name></types>`,
  );
  return metadata('Package', `${types.join('')}<version>${version}</version>`);
}

export function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  return writeZip(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));
}

/** A field of an object's file in metadata form. */
export function fieldElement(fullName: string, type: string, elements = ''): string {
  return `<fields><fullName>${fullName}</fullName><label>${fullName}</label><type>${type}</type>${elements}</fields>`;
}

export interface DeployMessage {
  readonly componentType: string;
  readonly fullName: string;
  readonly fileName: string;
  readonly problem?: string;
  readonly problemType?: string;
  readonly lineNumber?: number;
  readonly created: boolean;
  readonly changed: boolean;
  readonly deleted: boolean;
}

export interface Deployed {
  readonly id: string;
  readonly status: string;
  readonly errorMessage?: string | null;
  readonly numberComponentErrors: number;
  readonly numberComponentsTotal: number;
  readonly details: {
    readonly componentFailures: readonly DeployMessage[];
    readonly componentSuccesses: readonly DeployMessage[];
  };
}

/** Deploys with jsforce, as the CLI does unless told otherwise, and waits for the end. */
export async function deploy(
  connection: Connection,
  files: Readonly<Record<string, string>> | Buffer,
  options: Readonly<Record<string, unknown>> = {},
): Promise<Deployed> {
  const { metadata: api } = connection;
  Object.assign(api, { pollInterval: 15, pollTimeout: 60_000 });
  const zip = Buffer.isBuffer(files) ? files : await zipOf(files);
  const all = { rollbackOnError: true, singlePackage: true, ...options };
  return (await api.deploy(zip, all).complete(true)) as unknown as Deployed;
}

/** `CustomField Account.X__c: what is wrong`, sorted. */
export function failures({ details }: Deployed): string[] {
  return details.componentFailures
    .map(({ componentType, fullName, problem }) => `${componentType} ${fullName}: ${problem ?? ''}`)
    .sort();
}
