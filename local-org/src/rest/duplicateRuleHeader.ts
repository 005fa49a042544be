import type { DuplicateHandling } from '../store/index.ts';

export interface DuplicateRuleHeader extends DuplicateHandling {
  /** Answers with the fields of duplicates, not with their ids alone. */
  readonly includeRecordDetails: boolean;
}

/**
 * `Sforce-Duplicate-Rule-Header: allowSave=true; includeRecordDetails=true; runAsCurrentUser=true`; what is not sent is false.
 * Source: "Duplicate Rule Header", REST API Developer Guide (headers_duplicaterules.htm).
 * @param headers by their names in lower case
 */
export function duplicateRuleHeader(headers: Readonly<Record<string, unknown>>): DuplicateRuleHeader {
  const sent = headers['sforce-duplicate-rule-header'];
  const options = typeof sent === 'string' ? sent.split(';').map((option) => option.replaceAll(/\s/g, '')) : [];
  return {
    allowSave: options.includes('allowSave=true'),
    includeRecordDetails: options.includes('includeRecordDetails=true'),
    runAsCurrentUser: options.includes('runAsCurrentUser=true'),
  };
}
