import { FONT } from './drawing.ts';
import type { Drawing, DrawingMark } from './drawing.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as XML and HTML take it: names come from outside. */
export function escapedText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A drawing as an SVG element. */
export function svgText({ width, height, title, marks }: Drawing): string {
  const name = escapedText(title);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}" font-family="${FONT}">`,
    ...marks.map(markText),
    '</svg>',
  ].join('\n');
}

function markText(mark: DrawingMark): string {
  switch (mark.kind) {
    case 'rectangle': {
      const { x, y, width, height, fill, stroke } = mark;
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" stroke="${stroke}"/>`;
    }
    case 'path': {
      const { data, x, y, scale, fill, stroke, strokeWidth, dashes } = mark;
      const dashed = dashes.length > 0 ? ` stroke-dasharray="${dashes.join(' ')}"` : '';
      const place = `transform="translate(${x} ${y}) scale(${scale})"`;
      return `<path d="${data}" ${place} fill="${fill}" stroke="${stroke}" stroke-width="${strokeWidth}"${dashed}/>`;
    }
    default: {
      const { text, x, y, size, fill, anchor, isBold, isUpright } = mark;
      const turned = isUpright ? ` transform="rotate(-90 ${x} ${y})"` : '';
      const weight = isBold ? ' font-weight="bold"' : '';
      const place = `x="${x}" y="${y}" dominant-baseline="central" text-anchor="${anchor}"`;
      return `<text ${place} font-size="${size}" fill="${fill}"${weight}${turned}>${escapedText(text)}</text>`;
    }
  }
}
