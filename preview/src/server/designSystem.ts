import { packageVersion } from '../bundler/index.ts';

/** Where pages find Lightning's style sheet: an address that changes with its version, so that a browser may keep what it got. */
export const DESIGN_SYSTEM_URL = `/_preview/slds-${packageVersion('@salesforce-ux/design-system')}`;
