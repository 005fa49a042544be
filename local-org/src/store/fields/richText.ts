/** What may stand in rich text beside text, and the attributes of each. Source: "Rich Text Editor" in Salesforce Help. */
const TAGS: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'target'],
  ...Object.fromEntries(
    ['b', 'br', 'em', 'i', 'li', 'ol', 'p', 's', 'strike', 'strong', 'u', 'ul'].map((name) => [name, []] as const),
  ),
};
const EMPTY: ReadonlySet<string> = new Set(['br']);

const token = /<(\/?)([a-z]+)((?:\s+[a-z]+="[^"<>]*")*)\s*(\/?)>|&(?:amp|lt|gt|quot|nbsp|#39);|[^<>&]+/y;

/**
 * Whether a text is rich text that is saved as it is: well-formed, of plain formatting, lists and links. The platform changes everything
 * else when it saves it, by rules that are written down nowhere.
 */
export function isPlainRichText(html: string): boolean {
  const open: string[] = [];
  let end = 0;
  while (end < html.length) {
    token.lastIndex = end;
    const match = token.exec(html);
    if (!match) return false;
    end = token.lastIndex;
    const [, closing, name, attributes = '', selfClosing] = match;
    if (name === undefined) continue;
    if (!isAllowed(name, attributes)) return false;
    if (closing === '/') {
      if (attributes !== '' || selfClosing === '/' || open.pop() !== name) return false;
    } else if (!EMPTY.has(name)) {
      if (selfClosing === '/') return false;
      open.push(name);
    }
  }
  return open.length === 0;
}

function isAllowed(name: string, attributes: string): boolean {
  const allowed = TAGS[name];
  if (!allowed) return false;
  return [...attributes.matchAll(/([a-z]+)="([^"]*)"/g)].every(([, attribute = '', value = '']) => {
    if (!allowed.includes(attribute)) return false;
    return attribute !== 'href' || /^(?:https?:\/\/|mailto:)/i.test(value);
  });
}
