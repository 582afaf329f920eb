import type { PublishedAdvisory } from '../core/advisory/advisory.ts';
import type { Fault } from '../core/case/fault.ts';
import type { ReadAdvisory } from './read.ts';

/** One form in which an advisory leaves the house. Adding one is a folder here and a line in index.ts. */
export interface Format {
  readonly id: string;
  readonly title: string;
  /** What follows the advisory's id in its public address, such as `.csaf.json`. */
  readonly extension: string;
  readonly mediaType: string;
  /** What keeps this advisory from being written in this form, such as a CVE record without a CVE id. */
  obstacles(published: PublishedAdvisory): readonly Fault[];
  /** What of this advisory programs that read the form will not find in it: told, and in nobody's way. */
  leftOut?(published: PublishedAdvisory): readonly Fault[];
  /** Shapes that the form comes in, the usual one first; none for most. */
  readonly profiles?: readonly string[];
  /** The document as text in UTF-8. Call it only when nothing is in the way. */
  render(published: PublishedAdvisory, profile?: string): string;
  /**
   * What is wrong with a document of this form; `path` points into it. Never reaches for the network. With
   * `informative`, also what its standard only remarks upon, where it has such tests.
   */
  check(document: string, options?: { readonly informative?: boolean }): Promise<readonly Fault[]>;
  /** The neutral advisory that a document tells; what of it has no place there is told. */
  read(document: string): Promise<ReadAdvisory>;
}
