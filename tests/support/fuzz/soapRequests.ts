import { metadata, fieldXml } from '../local-org/sfdxProject.ts';
import { manifest } from '../metadataApi.ts';
import type { FuzzRequest } from './fuzzRequest.ts';

const NAMESPACES = { u: 'urn:partner.soap.sforce.com', m: 'http://soap.sforce.com/2006/04/metadata' } as const;

/** A call of the partner API (`u`) or of the Metadata API (`m`). */
export function soapRequest(door: keyof typeof NAMESPACES, token: string, call: string, content: string): FuzzRequest {
  const namespace = NAMESPACES[door];
  const header = `<SessionHeader xmlns="${namespace}"><sessionId>${token}</sessionId></SessionHeader>`;
  const body =
    '<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/">' +
    `<e:Header>${header}</e:Header><e:Body><${call} xmlns="${namespace}">${content}</${call}></e:Body></e:Envelope>`;
  return {
    method: 'POST',
    path: `/services/Soap/${door}/66.0`,
    headers: { 'Content-Type': 'text/xml', SOAPAction: '""' },
    body,
  };
}

/** @param zip in base64 */
export function deployRequest(token: string, zip: string): FuzzRequest {
  const options =
    '<DeployOptions><checkOnly>true</checkOnly><rollbackOnError>true</rollbackOnError><singlePackage>true</singlePackage></DeployOptions>';
  return soapRequest('m', token, 'deploy', `<ZipFile>${zip}</ZipFile>${options}`);
}

/** A package with metadata of several types; texts of it are changed before it is zipped. */
export const DEPLOYED_FILES: Readonly<Record<string, string>> = {
  'package.xml': manifest({
    CustomObject: ['Fuzz__c'],
    CustomField: ['Account.Fuzz__c'],
    PermissionSet: ['Fuzz'],
    LightningComponentBundle: ['fuzz'],
    CustomLabels: ['CustomLabels'],
  }),
  'objects/Fuzz__c.object': metadata(
    'CustomObject',
    `<label>Fuzz</label><pluralLabel>Fuzzes</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel><deploymentStatus>Deployed</deploymentStatus><validationRules><fullName>Rule</fullName><active>true</active><errorConditionFormula>LEN(Name) &gt; 5 &amp;&amp; ISNEW()</errorConditionFormula><errorMessage>No</errorMessage></validationRules>`,
  ),
  'objects/Account.object': metadata(
    'CustomObject',
    fieldXml(
      'Fuzz__c',
      'Number',
      '<precision>5</precision><scale>2</scale><formula>NumberOfEmployees / 2 + IF(ISBLANK(Name), 1, 2)</formula>',
    )
      .replace(/^<\?xml.*\n/, '')
      .replaceAll('CustomField', 'fields')
      .replace(/ xmlns="[^"]*"/, ''),
  ),
  'permissionsets/Fuzz.permissionset': metadata(
    'PermissionSet',
    '<label>Fuzz</label><hasActivationRequired>false</hasActivationRequired><fieldPermissions><editable>false</editable><field>Account.Fuzz__c</field><readable>true</readable></fieldPermissions>',
  ),
  'labels/CustomLabels.labels': metadata(
    'CustomLabels',
    '<labels><fullName>Hi</fullName><language>en_US</language><protected>false</protected><shortDescription>Hi</shortDescription><value>Hi</value></labels>',
  ),
  'lwc/fuzz/fuzz.js':
    "import { LightningElement, api } from 'lwc';\nexport default class Fuzz extends LightningElement { @api recordId; get name() { return this.recordId; } }\n",
  'lwc/fuzz/fuzz.html':
    '<template><p lwc:if={name}>{name}</p><template for:each={items} for:item="item"><b key={item.id}></b></template></template>',
  'lwc/fuzz/fuzz.js-meta.xml': metadata(
    'LightningComponentBundle',
    '<apiVersion>66.0</apiVersion><isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets>',
  ),
};

/** Calls that the org understands. */
export function soapSeeds(token: string, ids: readonly string[]): readonly FuzzRequest[] {
  const [first = '', second = ''] = ids;
  return [
    soapRequest('u', token, 'login', '<username>a</username><password>b</password>'),
    soapRequest('u', token, 'undelete', `<ids>${first}</ids><ids>${second}</ids>`),
    soapRequest('u', token, 'delete', `<ids>${second}</ids>`),
    soapRequest(
      'u',
      token,
      'merge',
      `<mergeRequests><masterRecord><type>Account</type><Id>${first}</Id><Name>M</Name></masterRecord><recordToMergeIds>${second}</recordToMergeIds></mergeRequests>`,
    ),
    soapRequest('m', token, 'describeMetadata', '<asOfVersion>66.0</asOfVersion>'),
    soapRequest(
      'm',
      token,
      'listMetadata',
      '<queries><type>CustomObject</type></queries><asOfVersion>66.0</asOfVersion>',
    ),
    soapRequest(
      'm',
      token,
      'retrieve',
      '<retrieveRequest><apiVersion>66.0</apiVersion><singlePackage>true</singlePackage><unpackaged><types><members>*</members><name>CustomObject</name></types><version>66.0</version></unpackaged></retrieveRequest>',
    ),
    soapRequest(
      'm',
      token,
      'checkDeployStatus',
      '<asyncProcessId>0Af000000000001AAA</asyncProcessId><includeDetails>true</includeDetails>',
    ),
  ];
}
