import { z } from 'zod';
import { line } from '../fields.ts';
import { isPublished } from '../gates.ts';
import { accountOf, step } from '../step.ts';

/** Further channels in most cases: chat, blog, other lists (R17, R67), and advisories of distributors (R12). */
export const recordPost = step({
  id: 'record-post',
  command: 'RecordPost',
  title: 'Record a post elsewhere',
  does: 'Records where else the advisory was announced.',
  clause: 'R67',
  stage: 'post-release',
  who: ['lead', 'release-manager', 'responder'],
  input: z.strictObject({
    channel: line('Channel'),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .meta({ label: 'Address', kind: 'text' }),
  }),
  gates: [isPublished],
  isTimely: (c) => c.advisory.publications.length > 0,
  events: ({ actor, input }) => [
    { type: 'ChannelPosted', channel: input.channel, url: input.url, by: accountOf(actor) },
  ],
});
