import ADD from '@salesforce/label/c.Team_Card_Add';
import GAPS from '@salesforce/label/c.Team_Card_Gaps';
import HAND_OVER from '@salesforce/label/c.Team_Card_Hand_Over';
import LOADING from '@salesforce/label/c.Team_Card_Loading';
import MEMBERS from '@salesforce/label/c.Team_Card_Members';
import NOT_SAVED from '@salesforce/label/c.Team_Card_Not_Saved';
import PLACE_TAKEN from '@salesforce/label/c.Team_Card_Place_Taken';
import READ_ONLY from '@salesforce/label/c.Team_Card_Read_Only';
import SAVED from '@salesforce/label/c.Team_Card_Saved';
import TITLE from '@salesforce/label/c.Team_Card_Title';
import UNDO from '@salesforce/label/c.Team_Card_Undo';

export const LABEL = {
  add: ADD,
  gaps: GAPS,
  handOver: HAND_OVER,
  loading: LOADING,
  members: MEMBERS,
  notSaved: NOT_SAVED,
  placeTaken: PLACE_TAKEN,
  readOnly: READ_ONLY,
  saved: SAVED,
  title: TITLE,
  undo: UNDO,
};
