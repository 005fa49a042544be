import type { RecordRepresentation } from '../../../platform/records.ts';
import type { PicklistValues } from '../../../platform/uiObjectInfoApi.ts';
import DataForm from '../dataForm/dataForm.ts';

/**
 * lightning-record-view-form, which is not among the open-source base components: shows fields of a record.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-record-view-form
 */
export default class RecordViewForm extends DataForm {
  protected get shownRecord(): RecordRepresentation | undefined {
    return this.record.data;
  }

  protected get picklists(): Readonly<Record<string, PicklistValues>> {
    return {};
  }

  protected currentValue(fieldName: string): unknown {
    return this.record.data?.fields[fieldName]?.value;
  }

  protected loadDetail(): unknown {
    const [record, objectInfo] = [this.record.data, this.objectInfo.data];
    if (record === undefined || objectInfo === undefined) return {};
    return { records: { [record.id]: record }, objectInfos: { [objectInfo.apiName]: objectInfo } };
  }
}
