import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes, TreeAdapter } from 'parse5';

/** An element of a page: its name in small letters, its attributes, and what stands in it, in order. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

// Our own pages stand at about fifteen. A parser that opens elements anew has to be kept from ever deeper trees.
const deepest = 100;

class TooDeep extends Error {}

/**
 * Parses a page as browsers do; nothing in it is run or fetched.
 * @returns its elements, or undefined where they stand in each other more than a hundred deep
 */
export async function parsePage(text: string): Promise<Element | undefined> {
  // Loaded when the first page is read: nobody else needs it.
  const { parse, defaultTreeAdapter } = await import('parse5');
  let depth = 0;
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1;
      if (depth > deepest) throw new TooDeep();
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
  try {
    return elementOf(parse(text, { treeAdapter }));
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

function elementOf(node: DefaultTreeAdapterTypes.ParentNode): Element {
  const children = node.childNodes.flatMap((child): (Element | string)[] => {
    if ('value' in child) return [child.value];
    return 'childNodes' in child ? [elementOf(child)] : [];
  });
  if (!('tagName' in node)) return { name: '', attributes: {}, children };
  return {
    name: node.tagName,
    attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
    children,
  };
}

/** The elements within one, at any depth, in the order of the page. */
export const within = (element: Element): Element[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...within(child)]));

/** The elements that stand directly in one. */
export const inside = (element: Element | undefined): Element[] =>
  (element?.children ?? []).flatMap((child) => (typeof child === 'string' ? [] : [child]));

export const hasClass = (element: Element, name: string): boolean =>
  (element.attributes.class ?? '').split(/\s+/).includes(name);

/** The words of an element, of all that stand in it. */
export const wordsOf = (element: Element | undefined): string =>
  (element?.children ?? []).map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('');

/** The words of an element on one line. */
export const lineOf = (element: Element | undefined): string => wordsOf(element).replaceAll(/\s+/g, ' ').trim();

export const named = (elements: readonly Element[], name: string): Element | undefined =>
  elements.find((each) => each.name === name);

export const classed = (elements: readonly Element[], name: string): Element | undefined =>
  elements.find((each) => hasClass(each, name));

export const empty: Element = { name: '', attributes: {}, children: [] };
