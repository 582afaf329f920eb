import { fault } from '../../core/case/fault.ts';
import { readOutline } from '../prose/read.ts';
import type { ReadAdvisory } from '../read.ts';
import { outlineOf } from './outline.ts';
import { parsePage } from './tree.ts';

/** In characters. A page is parsed as browsers do it, which takes longer than JSON; the longest of ours have five million. */
const longestPage = 8 * 1024 * 1024;

const mend = 'Read one of the documents that the page leads to.';

/** Reads an advisory's page as we write it; what it says in other words, or elsewhere, is told as lost. */
export async function readHtml(text: string): Promise<ReadAdvisory> {
  if (text.length > longestPage) {
    const said = `The page has ${text.length} characters; at most ${longestPage} are read.`;
    return { faults: [fault('document-size', '', said, mend)] };
  }
  const page = await parsePage(text.toWellFormed());
  if (!page)
    return { faults: [fault('html-depth', '', 'Its elements stand more than a hundred deep in each other.', mend)] };
  return readOutline(outlineOf(page), 'html-lost');
}
