import { z } from 'zod';

/** Where the public reads that a release is coming, before anybody there knows why. */
export const announcementPlaces = ['site', 'feeds', 'users'] as const;
export type AnnouncementPlace = (typeof announcementPlaces)[number];

const announcementSchema = z.strictObject({
  says: z
    .array(z.enum(['date', 'releases', 'severity', 'cve-id']))
    .min(1)
    .describe('All that it may say beside the product; whatever is not named here stops it'),
  places: z
    .array(z.enum(announcementPlaces))
    .min(1)
    .refine((places) => new Set(places).size === places.length, 'Name every place once.')
    .describe('site: the page of the advisories; feeds: Atom, RSS and JSON Feed; users: the mail list of the users'),
});

/** What happens around the release: who hears of it ahead, who afterwards, and what is supported. */
export const releaseSchema = z.strictObject({
  followUps: z.array(z.enum(['users', 'distributors'])).describe('Whom to tell after publication, in this order'),
  out: z
    .enum(['letter', 'notice'])
    .default('letter')
    .describe(
      'How those who were told early hear that releases are out: a letter that follows from the record; or a notice, drafted by itself, that is read by a second person, counted and can be stopped',
    ),
  announcement: announcementSchema
    .nullable()
    .default(null)
    .describe('What the public is told ahead: that a release is coming, and nothing of why; null: nothing'),
  supportAsOf: z.enum(['decision', 'release']),
  candidateFix: z
    .enum(['nobody', 'key-holders', 'signed-in'])
    .default('signed-in')
    .describe(
      'Who among the recipients of a notice may download the fix before its release: nobody; those with a pinned key; all',
    ),
});
