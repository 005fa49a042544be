const OPENING = new Set(['{', '[', '('].map((character) => character.charCodeAt(0)));
const CLOSING = new Set(['}', ']', ')'].map((character) => character.charCodeAt(0)));
const BACKSLASH = '\\'.charCodeAt(0);

/**
 * How deep brackets, braces and parentheses are nested in a text, those in quotes left out. What works on nested values calls
 * itself for each level: a text is looked at before, so that no request exhausts the stack.
 */
export function nestingOf(text: string, quote: '"' | "'"): number {
  const quoteCode = quote.charCodeAt(0);
  let [depth, deepest, inQuotes] = [0, 0, false];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quoteCode) inQuotes = !inQuotes;
    else if (inQuotes) index += code === BACKSLASH ? 1 : 0;
    else if (OPENING.has(code)) deepest = Math.max(deepest, (depth += 1));
    else if (CLOSING.has(code)) depth -= 1;
  }
  return deepest;
}
