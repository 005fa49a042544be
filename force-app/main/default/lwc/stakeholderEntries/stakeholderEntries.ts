import { LightningElement, api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import KEEP_TEXT from '@salesforce/label/c.Stakeholder_Entries_Keep_Text';
import KEEP_TITLE from '@salesforce/label/c.Stakeholder_Entries_Keep_Title';
import TEXT from '@salesforce/label/c.Stakeholder_Entries_Text';
import TITLE from '@salesforce/label/c.Stakeholder_Entries_Title';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { PersonSelect, Stakeholder, StakeholderLink } from 'c/stakeholder';
import { entryViews } from './entryViews.ts';
import type { EntryView } from './entryViews.ts';

/** What `entrykeep` says: the entry that stays on the map, and those that are to be taken off it. */
export interface EntryKeep {
  readonly id: string;
  readonly otherIds: readonly string[];
}

/**
 * The entries of one person, whom a merge of contacts or accounts left several. Which one to keep only a person can tell: the user is
 * asked before the others are taken off the map, and nothing is carried over.
 *
 * @fires personselect @see PersonSelect
 * @fires entrykeep @see EntryKeep
 */
export default class StakeholderEntries extends LightningElement {
  @api entries: readonly Stakeholder[] = [];
  /** The entry that is shown beside this. */
  @api shownId?: string;
  @api links: readonly StakeholderLink[] = [];
  /** What object info says of `Stakeholder__c`: a field that is missing is not for this user to see. */
  @api fields: Readonly<Record<string, FieldInfo>> = {};
  /** Whether the user may take people off the map. */
  @api canKeep = false;

  readonly label = { text: TEXT, title: TITLE };

  get views(): EntryView[] {
    return entryViews(this.entries, this.shownId, this.links, this.fields);
  }

  handleShow(event: Event): void {
    const detail: PersonSelect = { id: idOf(event) };
    this.dispatchEvent(new CustomEvent('personselect', { detail }));
  }

  async handleKeep(event: Event): Promise<void> {
    const id = idOf(event);
    const index = this.entries.findIndex((entry) => entry.id === id);
    const isMeant = await LightningConfirm.open({
      label: labelText(KEEP_TITLE, wholeText(index + 1)),
      message: labelText(KEEP_TEXT, this.entries[index]?.name ?? ''),
      theme: 'warning',
      variant: 'header',
    });
    if (isMeant) {
      const otherIds = this.entries.map((entry) => entry.id).filter((otherId) => otherId !== id);
      this.dispatchEvent(new CustomEvent<EntryKeep>('entrykeep', { detail: { id, otherIds } }));
    }
  }
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.id ?? '';
}
