import ACCOUNT from '@salesforce/label/c.Stakeholder_Map_Part_Account';
import COVERAGE from '@salesforce/label/c.Stakeholder_Map_Part_Coverage';
import FAMILY from '@salesforce/label/c.Stakeholder_Map_Part_Family';
import LINKS from '@salesforce/label/c.Stakeholder_Map_Part_Links';
import PEOPLE from '@salesforce/label/c.Stakeholder_Map_Part_People';
import TEAM from '@salesforce/label/c.Stakeholder_Map_Part_Team';
import VOICE from '@salesforce/label/c.Stakeholder_Map_Part_Voice';
import type { MapPart } from 'c/stakeholderQuery';

/** What the parts of the map are called where one of them is missing. */
export const PART_NAMES: Readonly<Record<MapPart, string>> = {
  Account: ACCOUNT,
  Coverage: COVERAGE,
  Family: FAMILY,
  Links: LINKS,
  People: PEOPLE,
  Team: TEAM,
  Voice: VOICE,
};
