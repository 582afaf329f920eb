import { z } from 'zod';
import { date } from './playbook-calendar.ts';

const owner = z.enum(['responder', 'lead']).default('lead').describe('Who owns these clocks');

/**
 * Duties that a law or a programme lays upon a project, beside its own policy. Each is off until the playbook turns it on:
 * whether a project is a manufacturer, a steward or a CNA is for its people to say, never for us to guess.
 */
export const regulatorySchema = z
  .strictObject({
    cra: z
      .strictObject({
        role: z
          .enum(['manufacturer', 'steward'])
          .describe('steward: Art. 24(3), incidents only where they hit the systems that the steward provides'),
        from: date.default('2026-09-11').describe('Nothing that became known before this day is owed'),
        entity: z.string().min(1).max(200).describe('Who notifies, as the single reporting platform knows it'),
        memberStates: z
          .array(z.string().regex(/^[A-Z]{2}$/, 'is no country code such as DE'))
          .max(27)
          .default([])
          .describe('Member States in which the product is known to be available; empty where that is not known'),
        owner,
      })
      .nullable()
      .default(null)
      .describe('Reports of Art. 14 of Regulation (EU) 2024/2847, the Cyber Resilience Act'),
    cna: z
      .strictObject({ owner })
      .nullable()
      .default(null)
      .describe('The clocks of the CNA Operational Rules 4.1.0, for a project that assigns its own CVE ids'),
  })
  .default({ cra: null, cna: null });
