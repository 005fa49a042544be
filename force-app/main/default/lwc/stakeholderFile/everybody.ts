import CELL from '@salesforce/label/c.Stakeholder_Grid_Cell';
import UNPLACED from '@salesforce/label/c.Stakeholder_File_Unplaced';
import { wholeText } from 'c/figureText';
import { gridCells, unplacedPeople } from 'c/gridLayout';
import { labelText } from 'c/labelText';
import { escapedText } from 'c/mapDrawing';
import type { Stakeholder } from 'c/stakeholder';

/** Of more people the grid of one page shows but initials, or how many there are besides. */
const MOST_NAMED = 60;

/** The names by cell of the grid, for further pages; nothing where the first page tells them. */
export function everybody(people: readonly Stakeholder[]): string {
  if (people.length <= MOST_NAMED) {
    return '';
  }
  const unplaced = unplacedPeople(people);
  const cells = gridCells(people).map(({ power, interest, people: within }) => ({
    heading: labelText(CELL, ...[power, interest, within.length].map(wholeText)),
    within,
  }));
  const groups = [...cells, { heading: labelText(UNPLACED, wholeText(unplaced.length)), within: unplaced }];
  const texts = groups.filter(({ within }) => within.length > 0).map(({ heading, within }) => groupOf(heading, within));
  return `<aside class="everybody">${texts.join('\n')}</aside>`;
}

function groupOf(heading: string, people: readonly Stakeholder[]): string {
  const lines = people.map(
    ({ name, title }) => `<p>${escapedText(title === undefined ? name : `${name}, ${title}`)}</p>`,
  );
  return `<h2>${escapedText(heading)}</h2>\n${lines.join('\n')}`;
}
