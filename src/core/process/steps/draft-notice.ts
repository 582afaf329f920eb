import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { draftExists } from '../gates.ts';
import { distributorsWanted, givesNothingAway, notYetPublic } from '../gates-embargo.ts';
import { noticeBlocks } from '../playbook.ts';
import { accountOf, step } from '../step.ts';

const blocks = z.partialRecord(z.enum(noticeBlocks), z.string().max(20_000));

/** The early notice in the checklist's blocks; footer and tag are the playbook's and cannot be edited (R52, R53, R56). */
export const draftNotice = step({
  id: 'draft-notice',
  command: 'DraftNotice',
  title: 'Write the notice to distributors',
  does: 'Saves the text of the early notice, block by block.',
  clause: 'R53',
  stage: 'remediation development',
  who: ['lead', 'responder'],
  input: z.strictObject({
    notice: z.string().max(60).optional().meta({ label: 'Notice', kind: 'hidden' }),
    blocks: blocks.meta({ label: 'Blocks', kind: 'list' }),
  }),
  gates: [distributorsWanted, notYetPublic, draftExists, givesNothingAway],
  isTimely: (c) => statusOf(c) === 'accepted' && c.advisory.publications.length === 0,
  isDone: (c) => c.notices.length > 0,
  moves: true,
  events: ({ actor, input, facts, case: c }) => {
    const open = c.notices.find((n) => n.id === input.notice && !n.sent);
    const filled = Object.fromEntries(Object.entries(input.blocks).filter(([, text]) => text !== undefined)) as Record<
      string,
      string
    >;
    return [
      { type: 'NoticeDrafted', notice: open?.id ?? facts.fresh(), kind: 'plan', blocks: filled, by: accountOf(actor) },
    ];
  },
});
