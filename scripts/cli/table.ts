export interface Column {
  readonly title: string;
  /** Text begins at the left edge of its column, figures end at the right one. */
  readonly align: 'left' | 'right';
}

/** A table for people, its header first: columns as wide as their widest cell, indented, without blanks at line ends. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines.map((line) => {
    const cells = columns.map(({ align }, index) => {
      const cell = line[index] ?? '';
      return align === 'left' ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0);
    });
    return `  ${cells.join('   ')}`.trimEnd();
  });
}

/** Columns of text, by their titles. */
export function texts(...titles: readonly string[]): Column[] {
  return titles.map((title) => ({ title, align: 'left' }));
}

/** Columns of figures, by their titles. */
export function figures(...titles: readonly string[]): Column[] {
  return titles.map((title) => ({ title, align: 'right' }));
}
