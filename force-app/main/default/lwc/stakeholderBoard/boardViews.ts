import VIEW_CHART from '@salesforce/label/c.Stakeholder_Board_View_Chart';
import VIEW_GRID from '@salesforce/label/c.Stakeholder_Board_View_Grid';
import VIEW_MATRIX from '@salesforce/label/c.Stakeholder_Board_View_Matrix';
import VIEW_PAIRS from '@salesforce/label/c.Stakeholder_Board_View_Pairs';
import VIEW_TABLE from '@salesforce/label/c.Stakeholder_Board_View_Table';

export type BoardView = 'grid' | 'chart' | 'table' | 'matrix' | 'pairs';

/** The views of the map, as a radio group takes them. */
export const BOARD_VIEWS: readonly { readonly value: BoardView; readonly label: string }[] = [
  { value: 'grid', label: VIEW_GRID },
  { value: 'chart', label: VIEW_CHART },
  { value: 'table', label: VIEW_TABLE },
  { value: 'matrix', label: VIEW_MATRIX },
  { value: 'pairs', label: VIEW_PAIRS },
];
