/** The text that a person meets below a node, in reading order: shadow trees and slots walked, blanks collapsed. */
export function visibleText(node: Node): string {
  return textsOf(node).join(' ').replace(/\s+/g, ' ').trim();
}

function textsOf(node: Node): string[] {
  if (node.nodeType === Node.TEXT_NODE) {
    return [node.nodeValue ?? ''];
  }
  if (node instanceof HTMLElement && (node.hidden || node.classList.contains('slds-hide'))) {
    return [];
  }
  return childrenOf(node).flatMap(textsOf);
}

function childrenOf(node: Node): readonly Node[] {
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    return assigned.length > 0 ? assigned : Array.from(node.childNodes);
  }
  const shadowRoot = node instanceof Element ? node.shadowRoot : null;
  return Array.from((shadowRoot ?? node).childNodes);
}

/** `expect(element).toShow('Rank 3 of 85')`: the text is there for a person to read. */
export function toShow(element: Node, expected: string | RegExp): jest.CustomMatcherResult {
  const shown = visibleText(element);
  const pass = typeof expected === 'string' ? shown.includes(expected) : expected.test(shown);
  return { pass, message: () => `expected ${pass ? 'not ' : ''}to read ${String(expected)} in: ${shown}` };
}
