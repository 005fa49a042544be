import { LightningElement, api } from 'lwc';
import CANCEL from '@salesforce/label/c.Stakeholder_Chart_Move_Cancel';
import CLOSE from '@salesforce/label/c.Stakeholder_Chart_Close_All';
import CONFLICTS from '@salesforce/label/c.Stakeholder_Chart_Kind_Conflicts';
import FIT from '@salesforce/label/c.Stakeholder_Chart_Fit';
import INFLUENCES from '@salesforce/label/c.Stakeholder_Chart_Kind_Influences';
import KINDS from '@salesforce/label/c.Stakeholder_Chart_Kinds';
import KIND_COUNT from '@salesforce/label/c.Stakeholder_Chart_Kind_Count';
import MENTORS from '@salesforce/label/c.Stakeholder_Chart_Kind_Mentors';
import MOVE from '@salesforce/label/c.Stakeholder_Chart_Move';
import NOBODY from '@salesforce/label/c.Stakeholder_Chart_Move_Nobody';
import OPEN from '@salesforce/label/c.Stakeholder_Chart_Open_All';
import ZOOM_IN from '@salesforce/label/c.Stakeholder_Chart_Zoom_In';
import ZOOM_OUT from '@salesforce/label/c.Stakeholder_Chart_Zoom_Out';
import type { RelationKind } from 'c/chartLayout';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';

/** What a button, or a key, asks of the chart. */
export type ChartTool = 'zoomin' | 'zoomout' | 'fit' | 'open' | 'close' | 'move' | 'nobody' | 'cancel';

/** A kind of lines, how many there are, and whether they are drawn. */
export interface KindSwitch {
  readonly kind: RelationKind;
  readonly count: number;
  readonly isShown: boolean;
}

interface KindView {
  readonly kind: RelationKind;
  readonly text: string;
  readonly pressed: 'true' | 'false';
  readonly className: string;
  readonly sample: string;
  readonly sampleClass: string;
}

/** A piece of each kind's line: the switches are the legend as well. */
const LOOKS: Readonly<
  Record<RelationKind, { readonly label: string; readonly sample: string; readonly name: string }>
> = {
  Influences: { label: INFLUENCES, sample: 'M0 6H20M20 2L28 6L20 10Z', name: 'influence' },
  'Conflicts With': { label: CONFLICTS, sample: 'M0 6L4 2L10 10L16 2L22 10L28 6', name: 'conflict' },
  Mentors: { label: MENTORS, sample: 'M0 6H22M22 6a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z', name: 'mentor' },
};

interface IconButton {
  readonly tool: ChartTool;
  readonly label: string;
  /** SVG path data. */
  readonly path: string;
}

const LENS = 'M7 2a5 5 0 1 0 0 10a5 5 0 1 0 0-10M11 11l3.5 3.5';
/** Drawn here, like the lines of the kinds: five lightning-button-icons take longer to make than all the rest of the chart's first frames. */
const ICON_BUTTONS: readonly { readonly name: string; readonly buttons: readonly IconButton[] }[] = [
  {
    name: 'zoom',
    buttons: [
      { tool: 'zoomin', label: ZOOM_IN, path: `${LENS}M7 4.5v5M4.5 7h5` },
      { tool: 'zoomout', label: ZOOM_OUT, path: `${LENS}M4.5 7h5` },
      { tool: 'fit', label: FIT, path: 'M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10' },
    ],
  },
  {
    name: 'branches',
    buttons: [
      { tool: 'open', label: OPEN, path: 'M3 3L8 7.5L13 3M3 8.5L8 13L13 8.5' },
      { tool: 'close', label: CLOSE, path: 'M3 7.5L8 3L13 7.5M3 13L8 8.5L13 13' },
    ],
  },
];

/** Icons, the kinds of lines, moving somebody. */
export const TOOL_COUNT = 3;

/** The buttons above the chart. Says `tool` and, for the kind of a line that is switched on or off, `kind`. */
export default class StakeholderChartTools extends LightningElement {
  @api kinds: readonly KindSwitch[] = [];
  /** How many groups of tools are there yet: all of them at once take longer than a frame has. */
  @api count = TOOL_COUNT;
  @api lockedReason?: string;
  /** While somebody is about to get another manager. */
  @api isMoving = false;

  readonly label = { cancel: CANCEL, kinds: KINDS, move: MOVE, nobody: NOBODY };
  readonly groups = ICON_BUTTONS;

  get hasIcons(): boolean {
    return this.count > 0;
  }

  get hasKinds(): boolean {
    return this.count > 1;
  }

  get hasMove(): boolean {
    return this.count > 2;
  }

  get kindViews(): readonly KindView[] {
    return this.kinds.map(({ kind, count, isShown }) => ({
      kind,
      text: labelText(KIND_COUNT, LOOKS[kind].label, wholeText(count)),
      pressed: `${isShown}`,
      className: `slds-button ${isShown ? 'slds-button_neutral' : 'slds-button_neutral kind_off'}`,
      sample: LOOKS[kind].sample,
      sampleClass: `sample sample_${LOOKS[kind].name}`,
    }));
  }

  handleTool(event: Event): void {
    const { tool } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('tool', { detail: tool }));
  }

  handleKind(event: Event): void {
    const { kind } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('kind', { detail: kind }));
  }
}
