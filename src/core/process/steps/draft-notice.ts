import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { noticeFindings } from '../../notices/judge.ts';
import { kindsOfNotice, owedNotices } from '../../notices/kinds.ts';
import { chosen } from '../fields.ts';
import { draftExists, owesFollowUp } from '../gates.ts';
import {
  blocksOf,
  distributorsWanted,
  givesNothingAway,
  newcomersMayBeTold,
  notYetPublic,
  someoneKnows,
} from '../gates-embargo.ts';
import { upstreamDetailsKept } from '../gates-kinds.ts';
import { announcementAllowed, noticeFitsNow } from '../gates-notice.ts';
import { trackTellsEarly } from '../gates-track.ts';
import { noticeBlocks, noticeKinds } from '../playbook-notices.ts';
import { accountOf, type Situation, step } from '../step.ts';

const blocks = z.partialRecord(z.enum(noticeBlocks), z.string().max(20_000));

/** A notice in the blocks of its kind; footer and tag are the playbook's and cannot be edited (R52, R53, R56). */
export const draftNotice = step({
  id: 'draft-notice',
  command: 'DraftNotice',
  title: 'Write a notice to distributors',
  does: 'Saves the text of a notice, block by block: the early notice, what those who had it must hear since, or an announcement ahead.',
  clause: 'R53',
  stage: 'remediation development',
  who: ['lead', 'responder'],
  input: z.strictObject({
    notice: z.string().max(60).optional().meta({ label: 'Notice', kind: 'hidden' }),
    kind: chosen(noticeKinds, 'plan', 'What it is about'),
    blocks: blocks.meta({ label: 'Blocks', kind: 'list' }),
    mend: z.string().max(200).optional().meta({
      label: 'Mend',
      kind: 'text',
      hint: 'all: put in what the leak rules propose; or rule@/blocks/…:line:column for one',
    }),
    ignored: z
      .array(
        z.strictObject({
          rule: z.string().min(1).max(60),
          quote: z.string().max(500),
          reason: z.string().trim().min(1, 'Say why it may stand.').max(2_000),
        }),
      )
      .max(50)
      .optional()
      .meta({ label: 'Warnings that may stand', kind: 'list' }),
  }),
  gates: [
    upstreamDetailsKept,
    noticeFitsNow,
    announcementAllowed,
    distributorsWanted,
    trackTellsEarly,
    notYetPublic,
    someoneKnows,
    newcomersMayBeTold,
    draftExists,
    givesNothingAway,
  ],
  isTimely: (c, playbook) =>
    statusOf(c) === 'accepted' &&
    (c.advisory.publications.length === 0 || (owesFollowUp(c) && playbook.release.out === 'notice')),
  moves: true,
  isDone: (c) =>
    c.notices.some(({ kind }) => kindsOfNotice[kind].goesTo !== 'public') &&
    owedNotices(c).every((kind) => c.notices.some((n) => n.kind === kind && !n.sent)),
  events: (s) => {
    const { actor, input, facts, case: c } = s;
    const open = c.notices.find((n) => n.id === input.notice && !n.sent);
    const kind = open?.kind ?? input.kind;
    const filled = blocksOf(s as Situation) ?? {};
    const asked = [...(input.ignored ?? []), ...(open?.ignored ?? [])];
    // What is no longer there to be warned of is no longer ignored either.
    const ignored = noticeFindings(filled, s, kind).flatMap(
      (found) =>
        asked.find((each) => found.severity === 'warning' && each.rule === found.rule && each.quote === found.quote) ??
        [],
    );
    return [
      {
        type: 'NoticeDrafted',
        notice: open?.id ?? facts.fresh(),
        kind,
        blocks: Object.fromEntries(Object.entries(filled).filter(([, text]) => text !== undefined)),
        ...(ignored.length > 0 ? { ignored: [...new Set(ignored)] } : {}),
        by: accountOf(actor),
      },
    ];
  },
});
