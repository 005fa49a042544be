export { serveRest } from './serveRest.ts';
export { visibleObject } from './visible.ts';
