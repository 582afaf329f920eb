import { type Element, within, wordsOf } from './tree.ts';

/** Which elements of a page something was made of; all others are left over. */
export class Taken {
  readonly #elements = new Set<Element>();

  /** The same element, taken with all that stands in it. */
  one<Given extends Element | undefined>(element: Given): Given {
    if (element) this.#elements.add(element);
    return element;
  }

  /** The same elements, each taken. */
  all(elements: readonly Element[]): readonly Element[] {
    for (const each of elements) this.#elements.add(each);
    return elements;
  }

  /** The words of each smallest place in which nothing was taken. */
  leftIn(element: Element): readonly string[] {
    if (this.#elements.has(element)) return [];
    const words = wordsOf(element).replaceAll(/\s+/g, ' ').trim();
    if (words === '') return [];
    if (!within(element).some((each) => this.#elements.has(each))) return [words];
    return element.children.flatMap((child) => {
      if (typeof child !== 'string') return this.leftIn(child);
      return child.trim() === '' ? [] : [child.trim()];
    });
  }
}
