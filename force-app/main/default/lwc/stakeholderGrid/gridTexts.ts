import AXIS_INTEREST from '@salesforce/label/c.Stakeholder_Grid_Interest';
import AXIS_POWER from '@salesforce/label/c.Stakeholder_Grid_Power';
import CARRIED from '@salesforce/label/c.Stakeholder_Grid_Carried';
import DROPPED from '@salesforce/label/c.Stakeholder_Grid_Dropped';
import HELP from '@salesforce/label/c.Stakeholder_Grid_Help';
import HIDDEN_TEXT from '@salesforce/label/c.Stakeholder_Grid_Hidden_Text';
import HIDDEN_TITLE from '@salesforce/label/c.Stakeholder_Grid_Hidden_Title';
import LEGEND_SIZE from '@salesforce/label/c.Stakeholder_Grid_Legend_Size';
import LEGEND_STANCE from '@salesforce/label/c.Stakeholder_Grid_Legend_Stance';
import LISTED from '@salesforce/label/c.Stakeholder_Grid_Cell';
import NAME from '@salesforce/label/c.Stakeholder_Grid_Name';
import NOBODY_TEXT from '@salesforce/label/c.Stakeholder_Grid_Nobody_Text';
import NOBODY_TITLE from '@salesforce/label/c.Stakeholder_Grid_Nobody_Title';
import NO_MATCH_TEXT from '@salesforce/label/c.Stakeholder_Grid_No_Match_Text';
import NO_MATCH_TITLE from '@salesforce/label/c.Stakeholder_Grid_No_Match_Title';
import NOT_EDITABLE from '@salesforce/label/c.Stakeholder_Grid_Not_Editable';
import PICKED_UP from '@salesforce/label/c.Stakeholder_Grid_Picked_Up';
import PUT_BACK from '@salesforce/label/c.Stakeholder_Grid_Put_Back';
import UNPLACED from '@salesforce/label/c.Stakeholder_Grid_Unplaced';
import { wholeText } from 'c/figureText';
import { GRID_REGIONS, markRadius, regionAt } from 'c/gridLayout';
import type { GridCell, Place } from 'c/gridLayout';
import { labelText } from 'c/labelText';
import type { Message } from 'c/messagePanel';
import { SCORES } from 'c/stakeholder';
import type { Stakeholder } from 'c/stakeholder';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';

export const LABEL = {
  help: HELP,
  interest: AXIS_INTEREST,
  name: NAME,
  power: AXIS_POWER,
  size: LEGEND_SIZE,
  stance: LEGEND_STANCE,
};

export const SCORE_TEXTS: readonly string[] = SCORES.map(wholeText);

/** The names of the regions, by where a template writes them. */
export const REGION_LABELS = Object.fromEntries(GRID_REGIONS.map(({ name, label }) => [name, label]));

/** The sizes that the legend explains: the ends and the middle. */
export const LEGEND_SIZES = ([1, 3, 5] as const).map((influence) => ({
  text: wholeText(influence),
  radius: markRadius(influence),
}));

const scoresOf = ({ power, interest }: Place): [string, string] => [wholeText(power), wholeText(interest)];

export function pickedUpText({ name }: Stakeholder, place: Place): string {
  return labelText(PICKED_UP, name, ...scoresOf(place));
}

export function carriedText(place: Place): string {
  return labelText(CARRIED, ...scoresOf(place), regionAt(place).label);
}

export function droppedText({ name }: Stakeholder, place: Place): string {
  return labelText(DROPPED, name, ...scoresOf(place), regionAt(place).label);
}

export function putBackText({ name }: Stakeholder): string {
  return labelText(PUT_BACK, name);
}

export function unplacedText(count: number): string {
  return labelText(UNPLACED, wholeText(count));
}

export function listedText(cell: GridCell): string {
  return labelText(LISTED, ...scoresOf(cell), wholeText(cell.people.length));
}

/** What stands in place of the grid; undefined when there is somebody to show on it. */
export function emptyMessage(isVisible: boolean, people: number, shown: number): Message | undefined {
  if (!isVisible) {
    return { iconName: 'utility:lock', heading: HIDDEN_TITLE, text: HIDDEN_TEXT };
  }
  if (people === 0) {
    return { iconName: 'utility:people', heading: NOBODY_TITLE, text: NOBODY_TEXT };
  }
  return shown === 0 ? { iconName: 'utility:search', heading: NO_MATCH_TITLE, text: NO_MATCH_TEXT } : undefined;
}

/** Why nobody may be moved; undefined where the user may. */
export function reasonText(
  lockedReason: string | undefined,
  { Power__c: power, Interest__c: interest }: Readonly<Record<string, FieldInfo>>,
): string | undefined {
  return lockedReason ?? (power?.updateable && interest?.updateable ? undefined : NOT_EDITABLE);
}
