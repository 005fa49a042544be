/** A person's card at the drawing's own size. */
export const CARD = { width: 192, height: 64 };

/** Between cards; the lines of the tree run there. */
export const GAP = { x: 40, y: 44 };

/** Around the drawing and between its trees. */
export const MARGIN = 32;

/** For the name of an account above its part. */
export const HEADING_HEIGHT = 48;

/** Wider than high, as windows are. */
export const ASPECT = 1.8;
