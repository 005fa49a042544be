/** The stakeholder map outside of the screen: drawn once, as marks, and those as SVG or as a picture. */
export { pngOf, paint } from './canvasPainter.ts';
export { chartDrawing } from './chartDrawing.ts';
export { INKS } from './drawing.ts';
export type { Drawing, DrawingMark } from './drawing.ts';
export { gridDrawing } from './gridDrawing.ts';
export { escapedText, svgText } from './svgText.ts';
