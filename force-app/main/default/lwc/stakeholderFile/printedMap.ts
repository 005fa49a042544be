import INTERNAL from '@salesforce/label/c.Stakeholder_File_Internal';
import MORE from '@salesforce/label/c.Stakeholder_File_More';
import NONE from '@salesforce/label/c.Stakeholder_File_None';
import PEOPLE from '@salesforce/label/c.Stakeholder_File_People';
import SOME from '@salesforce/label/c.Stakeholder_File_Some';
import TITLE from '@salesforce/label/c.Stakeholder_File_Title';
import UNPLACED from '@salesforce/label/c.Stakeholder_File_Unplaced';
import { dayText, wholeText } from 'c/figureText';
import { byInfluence, unplacedPeople } from 'c/gridLayout';
import { labelText } from 'c/labelText';
import { escapedText, gridDrawing, svgText } from 'c/mapDrawing';
import type { Stakeholder } from 'c/stakeholder';
import { isKeyPlayer } from 'c/stakeholderSignals';
import { SHAPE_VIEW_BOX, STANCE_SHAPES, stanceShape } from 'c/stanceShape';
import type { StanceShape } from 'c/stanceShape';
import { everybody } from './everybody.ts';
import { PRINT_STYLE } from './printStyle.ts';
import type { MapSheet } from './mapSheet.ts';

/** As many as stand beside the grid on a page. */
const MOST_LISTED = 16;

/**
 * The map as an HTML file that needs nothing else and prints on one landscape page: the grid, and beside it who matters most. Where people are too
 * many for their names to be read on it, further pages list them by cell.
 * A page of Lightning cannot be printed like this, as components' styles do not reach what surrounds them.
 */
export function printedMap(sheet: MapSheet): string {
  const { accountName, people, total, fields, day } = sheet;
  const title = labelText(TITLE, accountName);
  const count = people.length === total ? labelText(PEOPLE, wholeText(total)) : someText(people.length, total);
  const unplaced = unplacedPeople(people).length;
  return [
    '<!doctype html>',
    `<html lang="${document.documentElement.lang || 'en'}">`,
    `<head><meta charset="utf-8"><title>${escapedText(title)}</title><style>${PRINT_STYLE}</style></head>`,
    '<body><main>',
    `<header><h1>${escapedText(title)}</h1><p>${escapedText([count, dayText(day), INTERNAL].join(' · '))}</p></header>`,
    `<figure>${svgText(gridDrawing(people, title))}</figure>`,
    `<section>${listOf(people, 'Stance__c' in fields)}</section>`,
    `<footer>${'Stance__c' in fields ? legend() : ''}`,
    unplaced > 0 ? `<p>${escapedText(labelText(UNPLACED, wholeText(unplaced)))}</p>` : '',
    '</footer></main>',
    everybody(people),
    '</body></html>',
  ].join('\n');
}

function someText(shown: number, total: number): string {
  return labelText(SOME, wholeText(shown), wholeText(total));
}

/** Key players first, then by influence. */
function listOf(people: readonly Stakeholder[], isStanceVisible: boolean): string {
  if (people.length === 0) {
    return `<p>${escapedText(NONE)}</p>`;
  }
  const sorted = byInfluence(people);
  const ordered = [...sorted.filter(isKeyPlayer), ...sorted.filter((person) => !isKeyPlayer(person))];
  const left = ordered.length - MOST_LISTED;
  const items = ordered.slice(0, MOST_LISTED).map((person) => itemOf(person, isStanceVisible));
  const more = left > 0 ? `<p>${escapedText(labelText(MORE, wholeText(left)))}</p>` : '';
  return `<ol>${items.join('\n')}</ol>${more}`;
}

function itemOf(person: Stakeholder, isStanceVisible: boolean): string {
  const { name, title, role, stance, owner } = person;
  const details = [title, role, owner?.name].filter((part) => part !== undefined && part !== '').join(' · ');
  const mark = isStanceVisible ? shapeOf(stanceShape(stance)) : '';
  const strong = isKeyPlayer(person) ? 'strong' : 'span';
  return `<li>${mark}<div><${strong}>${escapedText(name)}</${strong}><small>${escapedText(details)}</small></div></li>`;
}

function legend(): string {
  return STANCE_SHAPES.map((shape) => `<span>${shapeOf(shape)}${escapedText(shape.label)}</span>`).join('');
}

function shapeOf({ path, fill, stroke, label }: StanceShape): string {
  const look = `fill="${fill.value}" stroke="${stroke.value}"`;
  return `<svg class="stance" viewBox="${SHAPE_VIEW_BOX}" role="img" aria-label="${escapedText(label)}"><path d="${path}" ${look}/></svg>`;
}
