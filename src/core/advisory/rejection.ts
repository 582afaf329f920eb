import { z } from 'zod';
import { advisorySchema, type PublishedAdvisory } from './advisory.ts';

const cveId = advisorySchema.shape.cve.unwrap();

/** Why the CVE id of an advisory was rejected, and the ids that take its place. */
export const rejectionSchema = z.strictObject({
  reason: z.string().trim().min(1).max(20_000),
  replacedBy: z.array(cveId).max(20).optional(),
});

/** CVE ids as people write them into one field: between commas, spaces or line breaks. */
export const cveIdsIn = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((one) => one !== '')),
];

/** A text in which nothing but CVE ids stands, at most twenty; it may be empty. */
export const isListOfCveIds = (text: string): boolean =>
  cveIdsIn(text).length <= 20 && cveIdsIn(text).every((one) => cveId.safeParse(one).success);

/** Whether its CVE record is a rejected one: the advisory is withdrawn, or its id alone was rejected. */
export const isRejected = ({ status, rejection }: PublishedAdvisory): boolean =>
  status === 'withdrawn' || rejection !== undefined;

/** Why the advisory no longer holds: as it was said, else what its history says last. */
export function reasonOf({ rejection, revisions }: PublishedAdvisory): string {
  return (
    rejection?.reason ??
    revisions
      .at(-1)
      ?.summary.replace(/^Withdrawn: /, '')
      .trim() ??
    ''
  );
}

/** The sentence that names what takes the place of a rejected id; empty where nothing does. */
export const sayReplaced = (replacedBy: readonly string[] = []): string =>
  replacedBy.length > 0 ? `It is replaced by ${replacedBy.join(', ')}.` : '';

/** Why an advisory no longer holds and what replaces it, in one or two sentences; empty where nobody has said it. */
export const sayWhyWithdrawn = (published: PublishedAdvisory): string =>
  `${reasonOf(published)} ${sayReplaced(published.rejection?.replacedBy)}`.trim();
