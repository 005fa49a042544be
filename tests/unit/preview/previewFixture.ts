import { sfdxProject } from '../../support/sfdxProject.ts';

const ROOT = 'force-app/main/default';

/** Path of a component's file in the project. */
export const lwcPath = (component: string, file: string): string => `${ROOT}/lwc/${component}/${file}`;

export const PAGE_PATH = `${ROOT}/flexipages/Account_Page.flexipage-meta.xml`;

/** Metadata of a component that record pages may carry. */
export function exposedMeta(properties = ''): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>66.0</apiVersion>
    <isExposed>true</isExposed>
    <targets><target>lightning__RecordPage</target></targets>
    <targetConfigs>
        <targetConfig targets="lightning__RecordPage">${properties}</targetConfig>
    </targetConfigs>
</LightningComponentBundle>
`;
}

/** One component instance; `inner` are its properties and rules. */
export function instance(componentName: string, inner = ''): string {
  return `<itemInstances><componentInstance>${inner}<componentName>${componentName}</componentName>
    <identifier>${componentName.replace(':', '_')}</identifier></componentInstance></itemInstances>`;
}

export const property = (name: string, value: string): string =>
  `<componentInstanceProperties><name>${name}</name><value>${value}</value></componentInstanceProperties>`;

export const region = (name: string, items: string, type = 'Region'): string =>
  `<flexiPageRegions>${items}<name>${name}</name><type>${type}</type></flexiPageRegions>`;

export function flexipage(
  regions: string,
  template = 'flexipage:recordHomeTemplateDesktop',
  type = 'RecordPage',
): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<FlexiPage xmlns="http://soap.sforce.com/2006/04/metadata">
    ${regions}
    <masterLabel>Account Page</masterLabel>
    <sobjectType>Account</sobjectType>
    <template><name>${template}</name></template>
    <type>${type}</type>
</FlexiPage>
`;
}

export const GREETING_TS = `import { LightningElement, api, wire } from 'lwc';
import { getRecord, getFieldValue } from 'lightning/uiRecordApi';
import NAME from '@salesforce/schema/Account.Name';
import HELLO from '@salesforce/label/c.Hello';

interface State {
  data?: never;
}

export default class Greeting extends LightningElement {
  @api recordId?: string;
  @wire(getRecord, { recordId: '$recordId', fields: [NAME] }) account?: State;

  get text(): string {
    return \`\${HELLO} \${String(getFieldValue(this.account?.data, NAME))}\`;
  }
}
`;

const GREETING_HTML = `<template>
  <lightning-card title="Greeting"><p class="text">{text}</p></lightning-card>
</template>
`;

const LABELS = `<?xml version="1.0" encoding="UTF-8" ?>
<CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata">
    <labels><fullName>Hello</fullName><language>en_US</language><protected>false</protected>
    <shortDescription>Hello</shortDescription><value>Good morning,</value></labels>
</CustomLabels>
`;

/** A small project that shows one component on the account page. It knows nothing of this product. */
export const GREETING_PROJECT: Readonly<Record<string, string>> = {
  [lwcPath('greeting', 'greeting.ts')]: GREETING_TS,
  [lwcPath('greeting', 'greeting.html')]: GREETING_HTML,
  [lwcPath('greeting', 'greeting.js-meta.xml')]: exposedMeta(),
  [`${ROOT}/labels/CustomLabels.labels-meta.xml`]: LABELS,
  [PAGE_PATH]: flexipage(region('header', instance('force:highlightsPanel')) + region('main', instance('greeting'))),
};

/** The project in a folder of its own; `changes` replace or add files. */
export function previewProject(changes: Readonly<Record<string, string>> = {}): string {
  return sfdxProject({ ...GREETING_PROJECT, ...changes });
}
