import type { Finding } from './findings.ts';
import type { Component } from './OrgMetadata.ts';

/** Characters that texts of a type may have: of its API name, and of elements by name. */
interface Limits {
  readonly name: number;
  /** Elements, with the field that the platform names when one is too long. */
  readonly texts: Readonly<Record<string, readonly [field: string, characters: number]>>;
}

const label = (characters: number): Limits['texts'] => ({ label: ['MasterLabel', characters] });
const masterLabel = (characters: number): Limits['texts'] => ({ masterLabel: ['MasterLabel', characters] });
const description = (characters: number): Limits['texts'] => ({ description: ['Description', characters] });

/**
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm (each type's page), and for names
 * https://help.salesforce.com/s/articleView?id=platform.dev_objectfields.htm
 */
const LIMITS: Readonly<Record<string, Limits>> = {
  CompactLayout: { name: 80, texts: label(80) },
  CustomApplication: { name: 80, texts: { ...label(80), ...description(255) } },
  CustomField: {
    name: 40,
    texts: { ...label(40), ...description(1000), inlineHelpText: ['InlineHelpText', 510] },
  },
  CustomLabel: {
    name: 80,
    texts: { shortDescription: ['MasterLabel', 80], categories: ['Category', 255], value: ['Value', 1000] },
  },
  CustomObject: { name: 40, texts: { ...label(40), pluralLabel: ['PluralLabel', 40], ...description(1000) } },
  CustomPermission: { name: 80, texts: { ...label(80), ...description(255) } },
  CustomTab: { name: 80, texts: { ...label(80), ...description(255) } },
  Dashboard: { name: 80, texts: { title: ['Title', 80], ...description(255) } },
  DuplicateRule: { name: 80, texts: { ...masterLabel(80), ...description(255) } },
  FlexiPage: { name: 80, texts: masterLabel(80) },
  GlobalValueSet: { name: 80, texts: { ...masterLabel(80), ...description(255) } },
  Group: { name: 80, texts: { name: ['Name', 40], ...description(255) } },
  LightningMessageChannel: { name: 80, texts: { ...masterLabel(80), ...description(255) } },
  ListView: { name: 40, texts: { label: ['Name', 40] } },
  PermissionSet: { name: 80, texts: { label: ['Label', 80], ...description(255) } },
  QuickAction: { name: 40, texts: { ...label(80), ...description(255) } },
  RecordType: { name: 80, texts: { label: ['Name', 80], ...description(255) } },
  Report: { name: 80, texts: { name: ['Name', 40], ...description(255) } },
  ReportType: { name: 50, texts: { ...label(50), ...description(255) } },
  // Source: "SharingReason", label, Metadata API Developer Guide.
  SharingReason: { name: 40, texts: label(40) },
  StaticResource: { name: 255, texts: description(255) },
  ValidationRule: { name: 40, texts: { errorMessage: ['ErrorMessage', 255], ...description(255) } },
};

const SUFFIX = /__(c|mdt|e|b|x|kav)$/;
const NAME = /^[A-Za-z](?:_?[A-Za-z0-9])*$/;

/**
 * API names and texts that the platform's fields do not hold. The platform tells them of the component as a whole:
 * `Value too long for field: MasterLabel maximum length is:80 (206:13)`, https://github.com/coveo/ui-kit/pull/1128
 */
export function checkNames({ type, fullName, root }: Component): Finding[] {
  const limits = LIMITS[type];
  if (!limits) return [];
  const name = (fullName.split(/[./]/).at(-1) ?? '').replace(SUFFIX, '');
  return [
    ...(isName(type, name) ? [] : [{ problem: nameRules(type) }]),
    ...(name.length > limits.name ? [{ problem: tooLong('fullName', limits.name) }] : []),
    ...Object.entries(limits.texts).flatMap(([element, [field, characters]]) =>
      root.texts(element).some((text) => text.length > characters)
        ? [{ problem: tooLong(field, characters), at: root }]
        : [],
    ),
  ];
}

/** `ns__Name`: a component of a managed package has the package's namespace before its name. */
function isName(type: string, name: string): boolean {
  const own = /^[A-Za-z][A-Za-z0-9]{0,14}__(?<own>.+)$/.exec(name)?.groups?.own ?? '';
  return NAME.test(name) || (PACKAGED.has(type) && NAME.test(own));
}

/** Types whose components projects name together with a package's namespace. */
const PACKAGED = new Set(['CustomField', 'CustomObject', 'RecordType', 'CompactLayout', 'CustomTab']);

const nameRules = (type: string): string =>
  `The ${type} API Name can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, ` +
  'not include spaces, not end with an underscore, and not contain two consecutive underscores.';

const tooLong = (field: string, characters: number): string =>
  `Value too long for field: ${field} maximum length is:${characters}`;
