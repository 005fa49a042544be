import { api } from 'lwc';
import CLOSE from '@salesforce/label/c.Stakeholder_Tray_Close';
import MORE from '@salesforce/label/c.Stakeholder_Tray_More';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import { markText } from 'c/personText';
import type { Stakeholder, Stance } from 'c/stakeholder';
import StakeholderMarks from 'c/stakeholderMarks';

/** More than this nobody reads through: search and filters find people. */
const MOST_LISTED = 100;

interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly about: string | undefined;
  readonly stance: Stance | undefined;
  /** Stance and influence, which the mark shows by its shape and size. */
  readonly signs: string;
  readonly className: string;
  readonly tabIndex: string;
  readonly isSelected: string;
}

/** People beside the grid: those without a place on it, or those of a cell that cannot show all of its own. */
export default class StakeholderTray extends StakeholderMarks {
  @api heading = '';
  @api people: readonly Stakeholder[] = [];
  @api isClosable = false;

  readonly texts = { close: CLOSE };

  get listed(): readonly ListedPerson[] {
    const people = this.people.slice(0, MOST_LISTED);
    const active = people.find(({ id }) => id === this.activeId) ?? people[0];
    return people.map((person) => ({
      id: person.id,
      name: person.name,
      about: person.role ?? person.title,
      stance: person.stance,
      signs: markText(person, this.isStanceVisible),
      className: this.classOf(person.id),
      tabIndex: person === active ? '0' : '-1',
      isSelected: String(person.id === this.selectedId),
    }));
  }

  get more(): string | undefined {
    const count = this.people.length - MOST_LISTED;
    return count > 0 ? labelText(MORE, wholeText(count)) : undefined;
  }

  handleClose(): void {
    this.tell('close', undefined);
  }
}
