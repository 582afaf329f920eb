import { z } from 'zod';
import { lengthSchema, programmesSchema } from './playbook-clocks.ts';
import { consentKeys } from './playbook-consent.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'lower-case letters, digits and dashes');
const said = z.strictObject({ id, text: z.string().min(1).max(2_000) });

/** The terms of an embargo: its text, its limits, and what its end before time shortens. */
export const embargoSchema = z.strictObject({
  policyVersion: z.number().int().min(1),
  policy: z.string().min(1).max(20_000).describe('Verbatim; members accept this text'),
  ...consentKeys,
  hardCap: lengthSchema.nullable().default(null).describe('The longest from the report to the disclosure'),
  programmes: programmesSchema.describe('Programmes outside whose own cap binds once they have been told'),
  delayReasons: z.array(said).min(1).describe('The only reasons for which a date may be put off'),
  stopWindow: z.number().int().min(0).max(3_600).describe('Seconds in which a notice can still be stopped'),
  withoutKey: z
    .enum(['link', 'refuse', 'plain'])
    .default('link')
    .describe(
      'What a member without a pinned key gets of a notice: a link; nothing (refuse); or its words in plain mail, which servers on the way can read',
    ),
  objectionWindow: lengthSchema
    .nullable()
    .default(null)
    .describe(
      'How long the parties have to answer a date before it is decided; an answer of all of them ends it early',
    ),
  noticeAhead: lengthSchema
    .nullable()
    .default(null)
    .describe(
      'How long before the disclosure distributors are told at least; a date that leaves them less is warned against',
    ),
  releaseBeforeEnd: z
    .boolean()
    .default(true)
    .describe('Whether a patch may be released before the embargo ends; on the semi-public track it always may'),
  collapse: z
    .strictObject({
      waives: z
        .array(z.enum(['notice', 'advisory']))
        .default([])
        .describe('What needs no second person once the embargo has ended before its time'),
      withoutFix: z
        .boolean()
        .default(false)
        .describe('Whether the advisory may then be published with a mitigation, before there is a fix or a CVE id'),
    })
    .prefault({}),
});
