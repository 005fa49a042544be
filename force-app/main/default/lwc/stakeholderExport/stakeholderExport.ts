import { LightningElement, api } from 'lwc';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import CHART from '@salesforce/label/c.Stakeholder_Export_Chart';
import DONE from '@salesforce/label/c.Stakeholder_Export_Done';
import FAILED from '@salesforce/label/c.Stakeholder_Export_Failed';
import GRID from '@salesforce/label/c.Stakeholder_Export_Grid';
import HINT from '@salesforce/label/c.Stakeholder_Export_Hint';
import MENU from '@salesforce/label/c.Stakeholder_Export_Menu';
import PAGE from '@salesforce/label/c.Stakeholder_Export_Page';
import TABLE from '@salesforce/label/c.Stakeholder_Export_Table';
import TITLE from '@salesforce/label/c.Stakeholder_File_Title';
import { errorMessage } from 'c/errorMessage';
import { fileNamePart, saveFile } from 'c/fileDownload';
import { labelText } from 'c/labelText';
import { chartDrawing, gridDrawing, pngOf } from 'c/mapDrawing';
import type { Stakeholder, StakeholderLink } from 'c/stakeholder';
import { matchedPeople } from 'c/stakeholderMatches';
import { printedMap, stakeholderCsv } from 'c/stakeholderFile';
import type { MapSheet } from 'c/stakeholderFile';

type Format = 'grid' | 'chart' | 'table' | 'page';

const EXTENSIONS: Readonly<Record<Format, string>> = { grid: 'png', chart: 'png', table: 'csv', page: 'html' };

/**
 * Saves the map as files: pictures, a table, a page to print. They hold what the user may see and what the filter lets through.
 */
export default class StakeholderExport extends LightningElement {
  @api accountName = '';
  @api people: readonly Stakeholder[] = [];
  /** The ids that the filter lets through; undefined without a filter. */
  @api matches?: ReadonlySet<string>;
  @api links: readonly StakeholderLink[] = [];
  /** Names by id, when people of several accounts are shown. */
  @api accounts?: Readonly<Record<string, string>>;
  /** The fields of `Stakeholder__c` that the user may see. */
  @api fields: Readonly<Record<string, FieldInfo>> = {};
  /** `YYYY-MM-DD` */
  @api today = '';

  readonly label = { hint: HINT, menu: MENU };
  readonly items: readonly { readonly value: Format; readonly label: string; readonly iconName: string }[] = [
    { value: 'page', label: PAGE, iconName: 'utility:print' },
    { value: 'grid', label: GRID, iconName: 'utility:image' },
    { value: 'chart', label: CHART, iconName: 'utility:image' },
    { value: 'table', label: TABLE, iconName: 'utility:table' },
  ];
  /** What became of it: told to screen readers, and shown. */
  outcome = '';
  hasFailed = false;

  get outcomeClass(): string {
    return this.hasFailed ? 'slds-text-color_error' : 'slds-assistive-text';
  }

  get isEmpty(): boolean {
    return this.shown.length === 0;
  }

  async handleSelect(event: CustomEvent<{ readonly value: Format }>): Promise<void> {
    const format = event.detail.value;
    const name = `${fileNamePart(this.mapTitle)}-${this.today}.${EXTENSIONS[format]}`;
    this.outcome = '';
    try {
      saveFile(name, await this.contentOf(format));
      this.hasFailed = false;
      this.outcome = labelText(DONE, name);
    } catch (failure) {
      this.hasFailed = true;
      this.outcome = labelText(FAILED, errorMessage(failure));
    }
  }

  private get mapTitle(): string {
    return labelText(TITLE, this.accountName);
  }

  private get shown(): readonly Stakeholder[] {
    return matchedPeople(this.people, this.matches);
  }

  private get sheet(): MapSheet {
    const { accountName, shown, links, fields, today } = this;
    return { accountName, people: shown, total: this.people.length, links, fields, day: today };
  }

  private contentOf(format: Format): string | Promise<Blob> {
    switch (format) {
      case 'table':
        return stakeholderCsv(this.sheet);
      case 'page':
        return printedMap(this.sheet);
      case 'grid':
        return pngOf(gridDrawing(this.shown, this.mapTitle));
      default:
        return pngOf(chartDrawing(this.shown, this.links, this.mapTitle, this.accounts));
    }
  }
}
