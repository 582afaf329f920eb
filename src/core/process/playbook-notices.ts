import { z } from 'zod';

/** Blocks that a notice may be made of: those of the seed checklist, then those that tell a change, and what the public reads ahead. */
export const noticeBlocks = [
  ...(['description', 'versions', 'vectors', 'workarounds', 'next-steps', 'ask'] as const),
  ...(['change', 'reason'] as const),
  ...(['coming'] as const),
] as const;

/** What a notice can be about. A kind is its name here and its entry in `core/notices/kinds.ts`. */
export const noticeKinds = [
  ...(['plan', 'candidate-fix', 'severity-change', 'date-change', 'delay'] as const),
  ...(['fix-on-main', 'exemption', 'embargo-ended', 'catch-up'] as const),
  ...(['release-out', 'pre-announcement'] as const),
] as const;

export type NoticeKind = (typeof noticeKinds)[number];
export type NoticeBlock = (typeof noticeBlocks)[number];

const leaveOut = z.array(z.enum(['cve-id', 'ghsa-id', 'public-fix', 'reporter-name']));

const noticeSchema = z.strictObject({
  blocks: z.array(z.enum(noticeBlocks)).min(1).describe('Sections that must be filled, in this order'),
  tag: z.string().max(40).describe('Carried by the subject of every notice; empty for none'),
  footer: z.enum(['embargo-policy', 'none']).describe('embargo-policy puts the text at the foot, word for word'),
  leaveOut: leaveOut.describe('What no notice may contain'),
});

export type NoticeSpec = z.infer<typeof noticeSchema>;

const change = noticeSchema
  .partial()
  .optional()
  .describe('What differs from the plan notice, and from the house’s own');

const changes = Object.fromEntries(noticeKinds.slice(1).map((kind) => [kind, change])) as Record<
  Exclude<NoticeKind, 'plan'>,
  typeof change
>;

/** Notices by kind: the plan in full, the others where they differ from it. */
export const noticesSchema = z.strictObject({ plan: noticeSchema, ...changes });
