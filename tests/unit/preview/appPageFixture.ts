import { flexipage, GREETING_PROJECT, instance, lwcPath, region } from './previewFixture.ts';

const ROOT = 'force-app/main/default';
const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** A permission set of the project. */
export function permissionSet(name: string, grants: string): Record<string, string> {
  return {
    [`${ROOT}/permissionsets/${name}.permissionset-meta.xml`]: `<?xml version="1.0" encoding="UTF-8" ?>
<PermissionSet ${XMLNS}><hasActivationRequired>false</hasActivationRequired><label>${name}</label>${grants}</PermissionSet>
`,
  };
}

/** Metadata of a component that app pages may carry. */
export const APP_PAGE_META = `<?xml version="1.0" encoding="UTF-8" ?>
<LightningComponentBundle ${XMLNS}>
    <apiVersion>66.0</apiVersion>
    <isExposed>true</isExposed>
    <targets><target>lightning__AppPage</target></targets>
</LightningComponentBundle>
`;

/** Lists accounts 200 at a time, the least that goes with an upper bound, by a query that a getter makes; tells what the page and the platform told it. */
const OVERVIEW_JS = `import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import SEES_MORE from '@salesforce/customPermission/See_More';
import FORM_FACTOR from '@salesforce/client/formFactor';
import AccountsModal from 'c/accountsModal';

const COLUMNS = [{ label: 'Account', fieldName: 'name' }];

export default class Overview extends NavigationMixin(LightningElement) {
  @api flexipageRegionWidth;
  @api recordId = 'none';
  columns = COLUMNS;
  cursor = null;
  rows = [];

  @wire(CurrentPageReference) reference;

  @wire(graphql, { query: '$query', variables: '$variables' })
  received(result) {
    this.result = result;
    const accounts = result.data?.uiapi.query.Account;
    if (!accounts) return;
    this.rows = accounts.edges.map(({ node }) => ({ id: node.Id, name: node.Name.value }));
    this.page = accounts.pageInfo;
    this.total = accounts.totalCount;
  }

  get query() {
    return this.cursor === undefined
      ? undefined
      : gql\`query accounts($first: Int, $after: String) {
          uiapi { query { Account(first: $first, after: $after, upperBound: 2000, orderBy: { Name: { order: ASC } }) {
            totalCount
            pageInfo { hasNextPage endCursor }
            edges { node { Id Name { value } } }
          } } }
        }\`;
  }

  get variables() {
    return { first: 200, after: this.cursor };
  }

  get told() {
    return [
      this.reference?.type,
      this.reference?.attributes?.apiName,
      this.flexipageRegionWidth,
      this.recordId,
      String(SEES_MORE),
      FORM_FACTOR,
    ].join(' ');
  }

  get names() {
    return this.rows.map(({ name }) => name).join(' ');
  }

  get failure() {
    return this.result?.errors?.map(({ message }) => message).join();
  }

  handleNext() {
    this.cursor = this.page.endCursor;
  }

  async handleRefresh() {
    await this.result.refresh();
    this.refreshed = true;
  }

  refreshed = false;

  async handleModal() {
    this.answer = await AccountsModal.open({ size: 'small', label: 'Accounts', total: this.total });
  }

  answer;

  handleAgain() {
    this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes: { apiName: 'Overview' } });
  }

  handleHelp() {
    this[NavigationMixin.Navigate]({ type: 'standard__webPage', attributes: { url: '/slds/images/logo-noname.svg' } });
  }
}
`;

const OVERVIEW_HTML = `<template>
  <h1 class="slds-text-heading_medium">Overview</h1>
  <lightning-card title="Accounts">
    <p class="told">{told}</p>
    <p class="total">{total} accounts, {rows.length} shown</p>
    <p class="refreshed" lwc:if={refreshed}>refreshed</p>
    <p class="answer" lwc:if={answer}>{answer}</p>
    <p class="failure" lwc:if={failure}>{failure}</p>
    <lightning-button label="Next" onclick={handleNext}></lightning-button>
    <lightning-button label="Ask again" onclick={handleRefresh}></lightning-button>
    <lightning-button label="How many?" onclick={handleModal}></lightning-button>
    <lightning-button label="Open tab" onclick={handleAgain}></lightning-button>
    <lightning-button label="Help" onclick={handleHelp}></lightning-button>
    <div class="table">
      <lightning-datatable key-field="id" data={rows} columns={columns} hide-checkbox-column></lightning-datatable>
    </div>
  </lightning-card>
</template>
`;

const MODAL_JS = `import { api } from 'lwc';
import LightningModal from 'lightning/modal';

export default class AccountsModal extends LightningModal {
  @api total;

  handleClose() {
    this.close('closed');
  }
}
`;

const MODAL_HTML = `<template>
  <lightning-modal-header label="Accounts"></lightning-modal-header>
  <lightning-modal-body><p>There are {total}.</p></lightning-modal-body>
  <lightning-modal-footer><lightning-button label="Done" onclick={handleClose}></lightning-button></lightning-modal-footer>
</template>
`;

const note = (text: string): string => `<template><p>${text}</p></template>\n`;

const only = (permission: string, has: boolean): string =>
  `<visibilityRule><criteria><leftValue>{!$Permission.CustomPermission.${permission}}</leftValue><operator>EQUAL</operator>
    <rightValue>${has}</rightValue></criteria></visibilityRule>`;

const REGIONS = region(
  'main',
  instance('overview') + instance('moreNote', only('See_More', true)) + instance('lessNote', only('See_More', false)),
);

/** A project with an app page behind a tab of its app, for users with a permission set; it knows nothing of this product. */
export function appPageFiles({ page = 'Overview_Page', regions = REGIONS } = {}): Record<string, string> {
  return {
    ...GREETING_PROJECT,
    [lwcPath('overview', 'overview.js')]: OVERVIEW_JS,
    [lwcPath('overview', 'overview.html')]: OVERVIEW_HTML,
    [lwcPath('overview', 'overview.css')]: '.table { height: 12rem; overflow: auto; }\n',
    [lwcPath('overview', 'overview.js-meta.xml')]: APP_PAGE_META,
    [lwcPath('accountsModal', 'accountsModal.js')]: MODAL_JS,
    [lwcPath('accountsModal', 'accountsModal.html')]: MODAL_HTML,
    [lwcPath('accountsModal', 'accountsModal.js-meta.xml')]: APP_PAGE_META.replace('true', 'false'),
    [lwcPath('moreNote', 'moreNote.js')]:
      `import { LightningElement } from 'lwc';\nexport default class MoreNote extends LightningElement {}\n`,
    [lwcPath('moreNote', 'moreNote.html')]: note('You see more.'),
    [lwcPath('moreNote', 'moreNote.js-meta.xml')]: APP_PAGE_META,
    [lwcPath('lessNote', 'lessNote.js')]:
      `import { LightningElement } from 'lwc';\nexport default class LessNote extends LightningElement {}\n`,
    [lwcPath('lessNote', 'lessNote.html')]: note('You see less.'),
    [lwcPath('lessNote', 'lessNote.js-meta.xml')]: APP_PAGE_META,
    [`${ROOT}/flexipages/Overview_Page.flexipage-meta.xml`]: flexipage(
      regions,
      'flexipage:defaultAppHomeTemplate',
      'AppPage',
    ).replace('<sobjectType>Account</sobjectType>', ''),
    [`${ROOT}/tabs/Overview.tab-meta.xml`]: `<?xml version="1.0" encoding="UTF-8" ?>
<CustomTab ${XMLNS}><flexiPage>${page}</flexiPage><label>Overview</label><motif>Custom78: Bar Chart</motif></CustomTab>
`,
    [`${ROOT}/customPermissions/See_More.customPermission-meta.xml`]: `<?xml version="1.0" encoding="UTF-8" ?>
<CustomPermission ${XMLNS}><isLicensed>false</isLicensed><label>See More</label></CustomPermission>
`,
    [`${ROOT}/applications/Sales_App.app-meta.xml`]: `<?xml version="1.0" encoding="UTF-8" ?>
<CustomApplication ${XMLNS}>
    <formFactors>Large</formFactors><label>Sales App</label><navType>Standard</navType>
    <tabs>Overview</tabs><tabs>standard-Account</tabs><uiType>Lightning</uiType>
</CustomApplication>
`,
    ...permissionSet(
      'Overview_Reader',
      '<tabSettings><tab>Overview</tab><visibility>Visible</visibility></tabSettings>',
    ),
    ...permissionSet(
      'See_More_Set',
      '<customPermissions><enabled>true</enabled><name>See_More</name></customPermissions>',
    ),
    'config/local-org-users.json': JSON.stringify({
      users: [
        userOf('ada', 'System Administrator', ['Overview_Reader', 'See_More_Set']),
        userOf('ben', 'Standard User', ['Overview_Reader']),
        userOf('cleo', 'Standard User', []),
      ],
    }),
  };
}

function userOf(name: string, profile: string, permissionSets: readonly string[]): object {
  return {
    username: `${name}@example.test`,
    password: 'secret',
    firstName: name,
    lastName: 'Tester',
    email: `${name}@example.test`,
    profile,
    permissionSets,
  };
}
