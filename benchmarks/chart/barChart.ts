/** One bar of a chart. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Behind the bar. */
  readonly text: string;
  /** Drawn in the colour of what the chart is about. */
  readonly isOurs: boolean;
}

const WIDTH = 800;
const LABEL_WIDTH = 190;
const TEXT_WIDTH = 290;
const BAR_HEIGHT = 22;
const ROW_HEIGHT = 32;
const TITLE_HEIGHT = 56;
const FONT = 'font-family="Salesforce Sans, Arial, sans-serif"';
const INK = '#16325c';
const QUIET_INK = '#54698d';
const OURS = '#0176d3';
const OTHERS = '#a8b7c7';

/** A chart of horizontal bars from zero on, as an SVG that is read without its colours as well: each bar says its name and its figure. */
export function barChart(title: string, subtitle: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ value }) => value));
  const scale = (WIDTH - LABEL_WIDTH - TEXT_WIDTH) / most;
  const rows = bars.map(({ label, value, text, isOurs }, index) => {
    const top = TITLE_HEIGHT + index * ROW_HEIGHT;
    const length = Math.max(value * scale, 2);
    const middle = top + BAR_HEIGHT / 2 + 5;
    return [
      `<text x="${LABEL_WIDTH - 10}" y="${middle}" text-anchor="end" fill="${INK}"${isOurs ? ' font-weight="bold"' : ''}>${escaped(label)}</text>`,
      `<rect x="${LABEL_WIDTH}" y="${top}" width="${length.toFixed(1)}" height="${BAR_HEIGHT}" rx="2" fill="${isOurs ? OURS : OTHERS}"/>`,
      `<text x="${(LABEL_WIDTH + length + 8).toFixed(1)}" y="${middle}" fill="${QUIET_INK}">${escaped(text)}</text>`,
    ].join('\n  ');
  });
  const height = TITLE_HEIGHT + bars.length * ROW_HEIGHT + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(title)}" ${FONT} font-size="14">
  <rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
  <text x="16" y="22" fill="${INK}" font-size="16" font-weight="bold">${escaped(title)}</text>
  <text x="16" y="42" fill="${QUIET_INK}" font-size="12">${escaped(subtitle)}</text>
  ${rows.join('\n  ')}
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
