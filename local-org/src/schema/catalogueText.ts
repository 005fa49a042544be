import { customFieldTypes } from './source/customField.ts';
import { customMetadataFieldTypes } from './source/customMetadataType.ts';
import { standardObjects } from './standard/index.ts';
import type { FieldSchema } from './types.ts';

const ADDRESS_PART = /^(.*)(?:Street|City|State|PostalCode|Country|Latitude|Longitude|GeocodeAccuracy)$/;
const WIDTH = 150;

/** Fields of nearly every object: what `systemFields` gives. */
const COMMON: ReadonlySet<string> = new Set([
  ...['Id', 'IsDeleted', 'OwnerId', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById'],
  'SystemModstamp',
]);

/** What this org has of standard objects, and which types of fields, as Markdown. */
export function catalogueText(): string {
  const objects = standardObjects
    .map((object) => `- **${object.name}:** ${fieldNames(object.fields).join(', ')}`)
    .sort()
    .map(wrapped);
  return [
    wrapped(
      `There are ${standardObjects.length} standard objects, with these fields beside ids, owners and the system's dates and users; the parts of an address (\`Street\`, \`City\` …) are not listed one by one:`,
    ),
    objects.join('\n'),
    wrapped(
      `Custom fields are of the types ${codes(customFieldTypes)}; those of custom metadata types of ${codes(customMetadataFieldTypes)}.`,
    ),
  ].join('\n\n');
}

function fieldNames(fields: readonly FieldSchema[]): readonly string[] {
  const names = fields
    .filter(({ name }) => !COMMON.has(name))
    .map(({ name }) => ADDRESS_PART.exec(name)?.[1]?.concat('Address') ?? name);
  return [...new Set(names)].map(code);
}

function codes(names: readonly string[]): string {
  return names.map(code).join(', ');
}

function code(name: string): string {
  return `\`${name}\``;
}

/** Lines as long as those around them; in a list they are indented. */
function wrapped(text: string): string {
  const indent = text.startsWith('- ') ? '  ' : '';
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length >= WIDTH) lines.push(`${indent}${word}`);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
