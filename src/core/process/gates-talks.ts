import { answersToCurrent } from '../case/evolve-embargo.ts';
import type { Case, PartyId } from '../case/model.ts';
import { currentProposal } from '../embargo/embargo.ts';
import { unannounced } from '../notices/exemptions.ts';
import { toldEarly } from '../notices/kinds.ts';
import { after } from './calendar.ts';
import { between, type Instant, sayDuration, sayInstant } from './instant.ts';
import type { Playbook } from './playbook.ts';
import type { Gate } from './step.ts';

/** Gates of the negotiation with the parties: their time to answer, exemptions, and the agreed trigger. */

/** The parties that a proposed date is put to: the reporter, and every organisation that has had a notice. */
export function partiesAsked(state: Case): readonly PartyId[] {
  return ['reporter', ...[...toldEarly(state)].map((id): PartyId => `organisation:${id}`)];
}

/** Until when the parties may answer the date on the table; undefined where the playbook sets no time. */
export function answersBy(state: Case, playbook: Playbook): Instant | undefined {
  const window = playbook.embargo.objectionWindow;
  const proposal = currentProposal(state.embargo);
  return window && proposal ? after(proposal.proposedAt, window, playbook.calendar) : undefined;
}

export const partiesHeard: Gate = {
  id: 'parties-heard',
  title: 'The parties have had their time to answer',
  clause: 'R55',
  check: ({ case: c, playbook, now }) => {
    const until = answersBy(c, playbook);
    if (until === undefined || now >= until) return undefined;
    const answers = answersToCurrent(c);
    const silent = partiesAsked(c).filter((party) => !answers.has(party)).length;
    return silent === 0
      ? undefined
      : {
          sentence: `${silent === 1 ? 'One party has' : `${silent} parties have`} not answered and may do so until ${sayInstant(until)}, ${sayDuration(between(now, until))} from now. Silence counts as silence then.`,
        };
  },
};

export const triggerWorded: Gate = {
  id: 'trigger-worded',
  title: 'A trigger says what is agreed',
  clause: 'R62',
  check: ({ input }) => {
    if (!input || Boolean(input.trigger) === (String(input.clause ?? '').trim() !== '')) return undefined;
    return {
      sentence: input.trigger
        ? 'Write what the parties agree to when this comes to pass.'
        : 'Say what sets the agreed clause off, or leave the clause empty.',
    };
  },
};

export const exemptionForParty: Gate = {
  id: 'exemption-for-party',
  title: 'The exemption is for somebody who was told',
  clause: 'R79',
  check: ({ input, case: c }) =>
    input && !toldEarly(c).has(input.organisation)
      ? { sentence: 'This organisation has had no notice of the case, so there is nothing to exempt it from.' }
      : undefined,
};

export const exemptionInFull: Gate = {
  id: 'exemption-in-full',
  title: 'Every exemption is announced word for word',
  clause: 'R79',
  check: ({ input, case: c }) => {
    const notice = input
      ? c.notices.find((n) => n.id === input.notice)
      : (c.notices.findLast((n) => !n.sent) ?? undefined);
    if (notice?.kind !== 'exemption') return undefined;
    const missing = unannounced(c).filter(
      ({ text }) => !Object.values(notice.blocks).some((b) => b.includes(text.trim())),
    );
    return missing.length > 0
      ? { sentence: `The notice leaves out what was granted: “${missing[0]!.text.trim()}” Put it in word for word.` }
      : undefined;
  },
};
