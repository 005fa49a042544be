import { LightningElement } from 'lwc';
import SEES_WHOLE_PORTFOLIO from '@salesforce/customPermission/See_Whole_Portfolio';
import NO_ACCESS_TEXT from '@salesforce/label/c.Portfolio_No_Access_Text';
import NO_ACCESS_TITLE from '@salesforce/label/c.Portfolio_No_Access_Title';
import TITLE from '@salesforce/label/c.Portfolio_Title';

/**
 * The whole portfolio, for who sees all of it: whoever sees fewer accounts would see another ranking. The permission only
 * decides what is shown; which records are read is for sharing to say.
 */
export default class PortfolioPage extends LightningElement {
  readonly label = { title: TITLE, noAccessTitle: NO_ACCESS_TITLE, noAccessText: NO_ACCESS_TEXT };

  get isAllowed(): boolean {
    return SEES_WHOLE_PORTFOLIO ?? false;
  }
}
