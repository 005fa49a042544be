import { FONT, INKS } from './drawing.ts';
import type { Drawing, DrawingMark, PathMark, TextMark } from './drawing.ts';

/** What browsers draw at most: longer sides give an empty canvas. */
const LONGEST_SIDE = 8000;
/** Sharp on screens with two pixels to a CSS pixel, and on paper. */
const BEST_SCALE = 2;

/**
 * A drawing as a picture. Painted mark by mark: a picture made of an SVG file would be sanitised by Lightning Web Security.
 *
 * @throws Error when the browser gives no canvas, or no picture of it
 */
export async function pngOf(drawing: Drawing): Promise<Blob> {
  const scale = Math.min(BEST_SCALE, LONGEST_SIDE / drawing.width, LONGEST_SIDE / drawing.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(drawing.width * scale);
  canvas.height = Math.ceil(drawing.height * scale);
  const context = canvas.getContext('2d');
  if (context === null) {
    throw new Error('The browser has no canvas to draw the picture on.');
  }
  paint(drawing, context, scale);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) {
    throw new Error(`The browser could not make a picture of ${canvas.width} by ${canvas.height} pixels.`);
  }
  return blob;
}

/** Paints on white: a transparent picture is unreadable where the page behind it is dark. */
export function paint({ width, height, marks }: Drawing, context: CanvasRenderingContext2D, scale: number): void {
  context.scale(scale, scale);
  context.fillStyle = INKS.white;
  context.fillRect(0, 0, width, height);
  for (const mark of marks) {
    context.save();
    paintMark(mark, context);
    context.restore();
  }
}

function paintMark(mark: DrawingMark, context: CanvasRenderingContext2D): void {
  switch (mark.kind) {
    case 'rectangle':
      context.fillStyle = mark.fill;
      context.fillRect(mark.x, mark.y, mark.width, mark.height);
      context.strokeStyle = mark.stroke;
      context.strokeRect(mark.x, mark.y, mark.width, mark.height);
      break;
    case 'path':
      paintPath(mark, context);
      break;
    default:
      paintText(mark, context);
  }
}

function paintPath(mark: PathMark, context: CanvasRenderingContext2D): void {
  const path = new Path2D(mark.data);
  context.translate(mark.x, mark.y);
  context.scale(mark.scale, mark.scale);
  if (mark.fill !== 'none') {
    context.fillStyle = mark.fill;
    context.fill(path);
  }
  if (mark.stroke !== 'none') {
    context.strokeStyle = mark.stroke;
    context.lineWidth = mark.strokeWidth;
    context.setLineDash([...mark.dashes]);
    context.stroke(path);
  }
}

function paintText(mark: TextMark, context: CanvasRenderingContext2D): void {
  context.font = `${mark.isBold ? 'bold ' : ''}${mark.size}px ${FONT}`;
  context.fillStyle = mark.fill;
  context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor;
  context.textBaseline = 'middle';
  context.translate(mark.x, mark.y);
  if (mark.isUpright) {
    context.rotate(-Math.PI / 2);
  }
  context.fillText(mark.text, 0, 0);
}
