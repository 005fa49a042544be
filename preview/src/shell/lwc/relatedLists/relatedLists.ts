import { LightningElement, api, wire } from 'lwc';

import { getRelatedListsInfo, type RelatedListsInfo } from '../../../platform/uiRelatedListApi.ts';
import { NOT_PROVIDED, type WireState } from '../../../platform/wireState.ts';

/** force:relatedListContainer: the related lists of the object's layout, one below the other. */
export default class RelatedLists extends LightningElement {
  @api recordId!: string;
  @api objectApiName!: string;

  @wire(getRelatedListsInfo, { parentObjectApiName: '$objectApiName' }) info: WireState<RelatedListsInfo> =
    NOT_PROVIDED;

  get lists(): RelatedListsInfo['relatedLists'] {
    return this.info.data?.relatedLists ?? [];
  }

  get isEmpty(): boolean {
    return this.info.data !== undefined && this.lists.length === 0;
  }

  get errorMessage(): string | undefined {
    return this.info.error?.body.message;
  }
}
