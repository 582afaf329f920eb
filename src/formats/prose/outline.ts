import type { Advisory } from '../../core/advisory/advisory.ts';

/** The texts of an advisory under the headings that Markdown pages and mails have for them, in their order there. */
export const textHeadings = {
  Description: 'description',
  Impact: 'impact',
  'Attack vectors': 'attackVectors',
  Detection: 'detection',
  Solution: 'solution',
  Workarounds: 'workarounds',
} as const;

/** A text of the advisory, or the sentence that stands in place of workarounds where nobody has said a word about them. */
export const textOf = (advisory: Advisory, field: (typeof textHeadings)[keyof typeof textHeadings]): string =>
  field === 'workarounds' && advisory.workarounds.trim() === '' ? 'No workaround is known.' : advisory[field];

/** What follows the address of the advisory's own page among its references. */
export const thisAdvisory = 'this advisory';

/** The line that says at the top that an advisory is withdrawn. */
export const withdrawnLine = 'This advisory is withdrawn. Its content no longer holds.';

/** One row of the table of versions, or the line of a mail that says as much. */
export interface VersionLine {
  /** The product by the name that people read (`productNames`). */
  readonly product?: string;
  /** The release line; `commits` for a span of commits. */
  readonly line?: string;
  /** Product and line in one, divided by a blank, where a form has one place for both. */
  readonly productAndLine?: string;
  /** As `sayInterval` and `sayCommitSpan` write it. */
  readonly affected: string;
  /** The version or commit with the patch. */
  readonly patched?: string;
  /** Why there is none. */
  readonly unpatched?: string;
  /** What is planned where there is none yet. */
  readonly planned?: string;
  /** What an upgrade needs first. */
  readonly first?: string;
}

export interface ReferenceLine {
  readonly url: string;
  readonly title?: string;
  readonly kind?: string;
}

/**
 * What a page, a Markdown page or a mail says, piece by piece and in its own words: what a form's own reader finds, and
 * what `readOutline` makes an advisory of. A place that nothing was made of is told as lost.
 */
export interface Outline {
  readonly id?: string;
  readonly title?: string;
  /** The sentence that says so, where the advisory is withdrawn. */
  readonly withdrawn?: string;
  /** Label and values: `CVE`, `Severity`, `Published`; in the words of the Markdown page. */
  readonly facts?: Readonly<Record<string, readonly string[]>>;
  readonly summary?: string | undefined;
  readonly versions?: readonly (VersionLine | string)[] | undefined;
  readonly statements?: readonly string[] | undefined;
  /** Texts by their headings; one that `textHeadings` does not have is told as lost. */
  readonly texts?: Readonly<Record<string, string>>;
  /** `Ada Example (Example Ltd), finder`, and an address. */
  readonly credit?: readonly { readonly said: string; readonly url?: string }[];
  readonly references?: readonly (ReferenceLine | string)[];
  readonly timeline?: readonly string[];
  readonly history?: readonly string[];
  /** Who publishes: name and address. */
  readonly contact?: string;
  /** What has no place of the above. */
  readonly elsewhere?: readonly string[] | undefined;
}
