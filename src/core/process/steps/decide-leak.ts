import { z } from 'zod';
import { warning } from '../../case/fault.ts';
import { leakDecisions, leakMeant, recommended, undecidedLeaks } from '../../embargo/leak.ts';
import { collapse } from '../collapse.ts';
import { choice, maybeLine, prose } from '../fields.ts';
import { collapseHasEmbargo, leakJudged, leakOnRecord, otherwiseReasoned } from '../gates-leaks.ts';
import { accountOf, step } from '../step.ts';
import { leakChoices } from './judge-leak.ts';

/** One person decides, never two: in doubt the embargo ends (process.md B.10; design.md §2). */
export const decideLeak = step({
  id: 'decide-leak',
  command: 'DecideLeak',
  title: 'Decide on the leak',
  does: 'Holds the embargo, looks closer first, or ends it at once and drafts every message. Needs one person.',
  clause: 'Akrites',
  stage: 'release',
  who: ['lead', 'responder'],
  input: z.strictObject({
    leak: maybeLine('Which leak', 'Left empty: the one that waits for a decision'),
    decision: choice(leakDecisions, 'What follows'),
    reason: prose('Why', 'Needed where you decide otherwise than the table; it stays with the team'),
  }),
  gates: [leakOnRecord, leakJudged, otherwiseReasoned, collapseHasEmbargo],
  isTimely: (c) => !c.closedAt && undecidedLeaks(c).length > 0,
  moves: ({ case: c }) => undecidedLeaks(c).some(({ judgements }) => judgements.length > 0) && 'at once',
  clock: 'leak-decision',
  grave: true,
  scope: 'embargo:write',
  choices: ({ case: c }) => leakChoices(undecidedLeaks(c)),
  advice: ({ case: c, playbook, input }) => {
    const judged = !input && leakMeant(c, undefined)?.judgements.at(-1);
    if (!judged) return [];
    const mend = 'Deciding otherwise needs a reason.';
    return [warning('leak-recommended', '/decision', recommended(c, judged, playbook.leaks.table).why, mend)];
  },
  events: (s) => {
    const { actor, case: c, playbook, input } = s;
    const leak = leakMeant(c, input.leak || undefined)!;
    const judged = leak.judgements.at(-1)!;
    const { decision } = input;
    const reason = input.reason.trim() || judged.reason;
    const decided = {
      type: 'LeakDecided',
      leak: leak.id,
      decision,
      recommended: recommended(c, judged, playbook.leaks.table).decision,
      reason,
      by: accountOf(actor),
    } as const;
    if (decision !== 'collapse') return [decided];
    return collapse(s, [decided], { cause: 'collapsed', because: 'leak', reason: `${leak.what}\n\n${reason}` });
  },
});
