import { LightningElement, api } from 'lwc';
import ASKED from '@salesforce/label/c.Quote_List_Asked';
import ASKED_BY from '@salesforce/label/c.Quote_List_Asked_By';
import DAY_UNKNOWN from '@salesforce/label/c.Quote_List_Day_Unknown';
import MAY from '@salesforce/label/c.Quote_List_May';
import MAY_NOT from '@salesforce/label/c.Quote_List_May_Not';
import TITLE from '@salesforce/label/c.Quote_List_Title';
import { dayText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Quote } from 'c/voiceQuote';

/** A quote as the template shows it. */
interface QuoteView {
  readonly id: string;
  readonly words: string;
  readonly question: string | undefined;
  readonly day: string;
  /** How it was said, and who asked. */
  readonly circumstances: string;
  readonly consent: string;
  readonly iconName: string;
  readonly iconVariant: string | undefined;
}

/** What one person said, word for word. */
export default class QuoteList extends LightningElement {
  @api quotes: readonly Quote[] = [];
  /** Who said it. */
  @api name = '';

  get listLabel(): string {
    return labelText(TITLE, this.name);
  }

  get views(): QuoteView[] {
    return this.quotes.map(quoteView);
  }
}

function quoteView({ id, words, question, saidOn, channel, askedBy, mayBeQuoted }: Quote): QuoteView {
  const circumstances = [channel, askedBy && labelText(ASKED_BY, askedBy)].filter(Boolean);
  return {
    id,
    words,
    question: question && labelText(ASKED, question),
    day: saidOn === undefined ? DAY_UNKNOWN : dayText(saidOn),
    circumstances: circumstances.join(' · '),
    consent: mayBeQuoted ? MAY : MAY_NOT,
    iconName: mayBeQuoted ? 'utility:check' : 'utility:ban',
    iconVariant: mayBeQuoted ? 'success' : 'warning',
  };
}
