import { reference, type Finding, type Reference } from '../findings.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { configTargets, isOfType, readBundleMeta, targetConfigs, type DesignProperty } from './bundleMeta.ts';

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-configuration-tags.html, and the page of each target */
const TARGETS: ReadonlySet<string> = new Set([
  ...['analytics__Dashboard', 'lightningStatic__Email'],
  ...['Default', 'Page', 'Page_Layout', 'Theme_Layout'].map((name) => `lightningCommunity__${name}`),
  ...['ChatHeader', 'ChatMessage', 'MessagingHeader', 'MessagingPreChat', 'Minimized', 'PreChat'].map(
    (name) => `lightningSnapin__${name}`,
  ),
  ...[
    ...['AgentforceInput', 'AgentforceOutput', 'AppPage', 'ECSFSApp', 'EnablementProgram', 'FlowAction', 'FlowScreen'],
    ...['GlobalAction', 'HomePage', 'Inbox', 'PropertyEditor', 'RecordAction', 'RecordPage', 'ServiceDocument', 'Tab'],
    ...['UrlAddressable', 'UtilityBar', 'VoiceExtension'],
  ].map((name) => `lightning__${name}`),
]);
/** Pages that take no properties. https://developer.salesforce.com/docs/platform/lwc/guide/targets-lightning-record-action.html and others */
const WITHOUT_PROPERTIES: readonly string[] = [
  ...['lightning__GlobalAction', 'lightning__RecordAction', 'lightning__Tab', 'lightning__UrlAddressable'],
  'lightningCommunity__Page',
];
const COMMON_TYPES = ['Boolean', 'Integer', 'String'];
/** Types of properties beyond the common ones. https://developer.salesforce.com/docs/platform/lwc/guide/targets-lightning-record-page.html and others */
const MORE_TYPES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    analytics__Dashboard: ['Dimension', 'Measure'],
    lightningCommunity__Default: ['Color', 'ContentReference', 'Picklist'],
    lightningCommunity__Page_Layout: ['Color', 'ContentReference', 'Picklist'],
    lightningCommunity__Theme_Layout: ['Color', 'ContentReference', 'Picklist'],
    lightningStatic__Email: ['Color', 'HorizontalAlignment', 'VerticalAlignment'],
    lightning__EnablementProgram: ['MultilineText'],
  }),
);
const FORM_FACTORS = ['Large', 'Small'];
const NEWEST_API = 66;
/** "Salesforce API version 45.0 or higher" */
const OLDEST_API = 45;

/**
 * What a `.js-meta.xml` says that no org would take. That a target is one of them, and types of properties go by the target, is
 * documented; the wording is ours.
 */
export function* bundleMetaFindings(root: XmlElement, publicNames: ReadonlySet<string> | undefined): Iterable<Finding> {
  yield* apiVersionFindings(root);
  const meta = readBundleMeta(root);
  for (const at of root.elements('targets').flatMap((list) => list.elements('target'))) {
    if (!TARGETS.has(at.content)) yield { problem: `Invalid target: ${at.content}`, at };
  }
  for (const config of targetConfigs(root)) {
    for (const target of configTargets(config)) {
      if (!meta.targets.includes(target)) {
        yield { problem: `The target ${target} of a targetConfig isn't listed in targets`, at: config };
      }
    }
    for (const at of config.elements('supportedFormFactors').flatMap((list) => list.elements('supportedFormFactor'))) {
      const type = at.attribute('type') ?? '';
      if (!FORM_FACTORS.includes(type)) yield { problem: `Invalid form factor: ${type}`, at };
    }
  }
  for (const property of meta.properties) yield* propertyFindings(property, publicNames);
}

/** Objects to which record pages with the component are limited. */
export function bundleMetaReferences(root: XmlElement): Reference[] {
  return targetConfigs(root)
    .flatMap((config) => config.elements('objects'))
    .flatMap((list) => list.elements('object'))
    .map((at) => reference('CustomObject', at.content, at));
}

function* apiVersionFindings(root: XmlElement): Iterable<Finding> {
  const at = root.element('apiVersion');
  if (!at) {
    // "Beginning in Spring '25, all components must specify an API version."
    yield { problem: 'Required field is missing: apiVersion', at: root };
    return;
  }
  const version = Number(at.content);
  // https://app.unpkg.com/sfdx-hardis@5.45.0/files/lib/common/utils/deployTipsList.js (API Version error)
  if (version > NEWEST_API || version < OLDEST_API || !Number.isInteger(version)) {
    yield { problem: `The LightningComponentBundle apiVersion can't be "${String(Math.trunc(version))}"`, at };
  }
}

function* propertyFindings(property: DesignProperty, publicNames: ReadonlySet<string> | undefined): Iterable<Finding> {
  const { name, type, targets, element: at, fallback } = property;
  if (name === '') yield { problem: 'Required attribute is missing: name', at };
  if (targets.includes('lightning__FlowScreen') || targets.includes('lightning__FlowAction')) return;
  const closed = targets.find((target) => WITHOUT_PROPERTIES.includes(target));
  if (closed !== undefined) yield { problem: `The target ${closed} doesn't support properties`, at };
  const allowed = targets.every((target) => [...COMMON_TYPES, ...(MORE_TYPES.get(target) ?? [])].includes(type));
  if (!allowed && closed === undefined) yield { problem: `Invalid type ${type} of the property ${name}`, at };
  if (fallback !== undefined && !isOfType(fallback, type)) {
    yield { problem: `The default ${fallback} of the property ${name} is no ${type}`, at };
  }
  // "This value must match the property name in the component's JavaScript class."
  if (publicNames && !publicNames.has(name)) {
    yield { problem: `The property ${name} isn't a public property of the component's class`, at };
  }
}
