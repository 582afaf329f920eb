import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { owedNotices } from '../../notices/kinds.ts';
import { chosen } from '../fields.ts';
import { draftExists } from '../gates.ts';
import { distributorsWanted, givesNothingAway, notYetPublic, someoneKnows } from '../gates-embargo.ts';
import { upstreamDetailsKept } from '../gates-kinds.ts';
import { trackTellsEarly } from '../gates-track.ts';
import { noticeBlocks, noticeKinds } from '../playbook-notices.ts';
import { accountOf, step } from '../step.ts';

const blocks = z.partialRecord(z.enum(noticeBlocks), z.string().max(20_000));

/** A notice in the blocks of its kind; footer and tag are the playbook's and cannot be edited (R52, R53, R56). */
export const draftNotice = step({
  id: 'draft-notice',
  command: 'DraftNotice',
  title: 'Write a notice to distributors',
  does: 'Saves the text of a notice, block by block: the early notice, or what those who had it must hear since.',
  clause: 'R53',
  stage: 'remediation development',
  who: ['lead', 'responder'],
  input: z.strictObject({
    notice: z.string().max(60).optional().meta({ label: 'Notice', kind: 'hidden' }),
    kind: chosen(noticeKinds, 'plan', 'What it is about'),
    blocks: blocks.meta({ label: 'Blocks', kind: 'list' }),
  }),
  gates: [
    upstreamDetailsKept,
    distributorsWanted,
    trackTellsEarly,
    notYetPublic,
    someoneKnows,
    draftExists,
    givesNothingAway,
  ],
  isTimely: (c) => statusOf(c) === 'accepted' && c.advisory.publications.length === 0,
  moves: true,
  isDone: (c) =>
    c.notices.length > 0 && owedNotices(c).every((kind) => c.notices.some((n) => n.kind === kind && !n.sent)),
  events: ({ actor, input, facts, case: c }) => {
    const open = c.notices.find((n) => n.id === input.notice && !n.sent);
    const filled = Object.fromEntries(Object.entries(input.blocks).filter(([, text]) => text !== undefined)) as Record<
      string,
      string
    >;
    return [
      {
        type: 'NoticeDrafted',
        notice: open?.id ?? facts.fresh(),
        kind: open?.kind ?? input.kind,
        blocks: filled,
        by: accountOf(actor),
      },
    ];
  },
});
