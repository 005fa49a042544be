/** A row as it is drawn: whose it is, and the key by which it is known while people come and go in it. */
export interface DrawnRow {
  readonly key: string;
  readonly id: string;
}

/** What of a page is drawn. */
export interface DrawnPage {
  readonly rows: readonly DrawnRow[];
  /** Whether all of it is as it is wanted. */
  readonly isDone: boolean;
}

/** So many rows a frame: more would hold the page up, fewer would let whoever reads wait. */
const AT_ONCE = 10;

/**
 * Draws the rows of a page some a frame, from the top on: all of them at once would hold the page up for a tenth of a second. Until its turn comes, a
 * row shows whom it showed before; it is then taken over, which costs less than a new one. A few who come or go keep all others in their rows.
 */
export class RowTurns {
  private wanted: readonly string[] = [];
  private rows: readonly DrawnRow[] = [];
  private frame = 0;
  private done = 0;
  private made = 0;

  /**
   * What to draw now.
   * @param wanted whose rows there are to be; another array for another page or order
   * @param frame another number with each frame
   */
  take(wanted: readonly string[], frame: number): DrawnPage {
    if (wanted !== this.wanted) {
      this.wanted = wanted;
      this.begin();
    } else if (frame !== this.frame && this.done < wanted.length) {
      this.done = Math.min(this.done + AT_ONCE, wanted.length);
      this.rows = this.takenOver();
    }
    this.frame = frame;
    return { rows: this.rows, isDone: this.done >= wanted.length };
  }

  private begin(): void {
    const keys = new Map(this.rows.map(({ id, key }) => [id, key]));
    const isLarge = this.wanted.filter((id) => !keys.has(id)).length > AT_ONCE;
    this.done = isLarge ? 0 : this.wanted.length;
    this.rows = isLarge ? this.takenOver() : this.wanted.map((id) => ({ id, key: keys.get(id) ?? this.newKey() }));
  }

  private takenOver(): readonly DrawnRow[] {
    const { wanted, rows, done } = this;
    const left = rows.slice(done, wanted.length).map(({ id }) => id);
    return [...wanted.slice(0, done), ...left].map((id, index) => ({ id, key: rows[index]?.key ?? this.newKey() }));
  }

  private newKey(): string {
    this.made += 1;
    return `row-${this.made}`;
  }
}
