/**
 * Which cell of a table Tab reaches, moved by arrow keys: the grid pattern of the ARIA Authoring Practices. What is to be focused in a
 * cell carries `data-cell="<row>:<column>"`, the header row being 0, and a tabindex of -1 unless Tab is to reach it in any case; a change
 * of it draws nothing anew.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export class CellFocus {
  private row = 1;
  private column = 0;
  private table?: HTMLElement;
  private reached?: { readonly cell: HTMLElement; readonly tabindex: string | null };
  private isAwaited = false;

  /** After each rendering: one cell is reached by Tab, and has the focus where it was to get it. */
  apply(table: HTMLElement | undefined): void {
    this.table = table;
    const cell = this.cellAt(this.row, this.column) ?? this.cells()[0];
    if (cell !== this.reached?.cell) {
      this.leave();
      this.reached = cell && { cell, tabindex: cell.getAttribute('tabindex') };
    }
    cell?.setAttribute('tabindex', '0');
    if (this.isAwaited && cell) {
      this.isAwaited = false;
      cell.focus();
    }
  }

  /** Somebody clicked or tabbed into a cell. */
  follow(target: HTMLElement): void {
    const place = placeOf(target);
    if (place) {
      [this.row, this.column] = place;
      this.apply(this.table);
    }
  }

  /** Moves by a key; false for a key that moves nothing. */
  move(key: string, isCorner: boolean): boolean {
    const places = this.cells()
      .map(placeOf)
      .filter((place) => place !== undefined);
    const columns = places.map(([, column]) => column);
    const lastRow = Math.max(...places.map(([row]) => row));
    const moves: Record<string, readonly [number, number] | undefined> = {
      ArrowUp: [this.row - 1, this.column],
      ArrowDown: [this.row + 1, this.column],
      ArrowLeft: [this.row, this.column - 1],
      ArrowRight: [this.row, this.column + 1],
      Home: [isCorner ? 0 : this.row, Math.min(...columns)],
      End: [isCorner ? lastRow : this.row, Math.max(...columns)],
    };
    const to = moves[key];
    if (to === undefined) {
      return false;
    }
    if (this.cellAt(...to)) {
      [this.row, this.column] = to;
      this.restore();
      this.apply(this.table);
    }
    return true;
  }

  /** Gives the focus back once the cell is drawn again. */
  restore(): void {
    this.isAwaited = true;
  }

  toFirstRow(): void {
    this.row = Math.min(this.row, 1);
  }

  private leave(): void {
    const { cell, tabindex } = this.reached ?? {};
    if (tabindex) {
      cell?.setAttribute('tabindex', tabindex);
    } else {
      cell?.removeAttribute('tabindex');
    }
  }

  private cells(): HTMLElement[] {
    return [...(this.table?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
  }

  private cellAt(row: number, column: number): HTMLElement | undefined {
    return this.table?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ?? undefined;
  }
}

function placeOf({ dataset }: HTMLElement): readonly [number, number] | undefined {
  const [row, column] = dataset.cell?.split(':').map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : [row, column];
}
