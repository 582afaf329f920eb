import { z } from 'zod';
import { weekdays } from './instant.ts';

/** The ways a case can take, from the most open to the most hurried (process.md B.2). */
export const tracks = ['public-lane', 'semi-public', 'private', 'out-of-band'] as const;
export type Track = (typeof tracks)[number];

const words = z.enum(['none', 'low', 'medium', 'high', 'critical']);
const versions = ['2.0', '3.0', '3.1', '4.0'] as const;

const when = z
  .strictObject({
    scoreFrom: z.number().min(0).max(10).optional().describe('A score of at least this'),
    scoreBelow: z.number().min(0).max(10).optional().describe('A score below this'),
    words: z.array(words).min(1).optional().describe('One of these severities in words'),
    exposure: z
      .array(z.enum(['public', 'exploit public', 'attacks observed']))
      .min(1)
      .optional()
      .describe('One of these is recorded by the team'),
  })
  .describe('All that is said here must hold; nothing said holds always');

const rule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'lower-case letters, digits and dashes'),
  track: z.enum(tracks),
  when,
});

/** How severity is told, and which way a case takes by it. */
export const severitySchema = z
  .strictObject({
    words: z.boolean().default(false).describe('Whether a severity in words is enough where there is no CVSS vector'),
    cvss: z
      .array(z.enum(versions))
      .min(1)
      .default([...versions])
      .describe('Versions of CVSS that a vector may be of'),
    train: z
      .array(z.enum(weekdays))
      .default([])
      .describe('Weekdays on which releases leave; only the out-of-band track does not wait for one. Empty: any day'),
    tracks: z
      .array(rule)
      .max(50)
      .default([])
      .describe('Read in this order, the first that holds decides; a case that none fits goes the private way'),
  })
  .prefault({});
