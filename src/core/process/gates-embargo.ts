import type { Fault } from '../case/fault.ts';
import type { Notice } from '../case/model.ts';
import { waivesSecondPerson } from '../embargo/collapse.ts';
import { currentProposal, objections } from '../embargo/embargo.ts';
import { asksForTwo, hasLeft, hasSecondPerson, miscounted, sayHasLeft, sayUnread } from '../notices/approval.ts';
import { isIgnored, leftOut, noticeFindings } from '../notices/judge.ts';
import { kindsOfNotice, noticeSpec, toldEarly } from '../notices/kinds.ts';
import { leakFindings } from '../notices/leak-rules.ts';
import { mended } from '../notices/mend.ts';
import { heldBack } from '../notices/newcomers.ts';
import { reachOf, recipients } from '../notices/recipients.ts';
import { goodDate } from './date-advice.ts';
import { bindingDeadline, lastMoment } from './deadline.ts';
import { between, sayInstant } from './instant.ts';
import type { NoticeKind } from './playbook-notices.ts';
import type { Gate, Situation } from './step.ts';

/** Gates of the disclosure date and of notices to distributors. */

const shut = (isShut: boolean, sentence: string) => (isShut ? { sentence } : undefined);

export const dateIsAhead: Gate = {
  id: 'date-ahead',
  title: 'The date lies ahead',
  clause: 'R78',
  check: ({ input, now }) =>
    shut(Boolean(input) && input.date <= now, 'The date has passed already. Name a moment that lies ahead.'),
};

export const withinHardCap: Gate = {
  id: 'within-hard-cap',
  title: 'The date keeps every deadline that binds',
  clause: 'R62',
  check: ({ input, case: c, playbook, now }) => {
    const binding = input && bindingDeadline(c, playbook);
    if (!binding) return undefined;
    const last = lastMoment(binding, now);
    if (input.date <= last) return undefined;
    const said = `${binding.title} allows no date after ${sayInstant(binding.at)}.`;
    if (binding.at <= now)
      return { sentence: `${said} It has passed, so disclose within a day, or end the embargo now.` };
    const good = goodDate(last, c, playbook, now);
    return { sentence: good ? `${said} A good date before it is ${sayInstant(good)}.` : said };
  },
};

export const proposalOnTable: Gate = {
  id: 'proposal-on-table',
  title: 'A date has been proposed',
  clause: 'R58',
  check: ({ case: c }) =>
    shut(!currentProposal(c.embargo), 'No date has been proposed yet. Propose one, so that the parties can answer.'),
};

export const objectionReasoned: Gate = {
  id: 'objection-reasoned',
  title: 'An objection says why and what would work',
  clause: 'R55',
  check: ({ input }) =>
    shut(
      Boolean(input) && input.answer === 'object' && (String(input.reason ?? '').trim() === '' || !input.earliest),
      'An objection needs a reason and the earliest date that works for you.',
    ),
};

export const delayReasoned: Gate = {
  id: 'delay-reasoned',
  title: 'A delay has one of the playbook’s reasons',
  clause: 'R61',
  check: ({ input, case: c, playbook }) => {
    if (!input) return undefined;
    const first = c.embargo.end ?? c.embargo.proposals[0]?.at;
    if (!first || input.date <= first) return undefined;
    const known = playbook.embargo.delayReasons.map((r) => r.id);
    return shut(
      !known.includes(input.delay),
      `The date is later than ${sayInstant(first)}. A delay needs one of these reasons: ${known.join(', ')}.`,
    );
  },
};

export const objectionsWeighed: Gate = {
  id: 'objections-weighed',
  title: 'Objections are answered with a reason',
  clause: 'R84',
  check: ({ input, case: c }) => {
    if (!input) return undefined;
    const open = objections(c.embargo, c.answers);
    return shut(
      open.length > 0 && String(input.reason ?? '').trim() === '',
      `${open.length === 1 ? 'One party objects' : `${open.length} parties object`}. The team decides, with a reason that they will read.`,
    );
  },
};

export const distributorsWanted: Gate = {
  id: 'distributors-wanted',
  title: 'Triage decided to tell distributors',
  clause: 'R32',
  check: (s) =>
    shut(
      s.case.tellDistributors === false && !isPublicKind(s),
      'Triage decided not to tell distributors early about this case.',
    ),
};

const nothingToHold = 'The matter is public, so there is nothing left to hold under embargo.';

export const stillSecret: Gate = {
  id: 'still-secret',
  title: 'There is something to hold back',
  clause: 'Vultron EM',
  check: ({ case: c }) => shut(c.exposure.public !== undefined, nothingToHold),
};

export const notYetPublic: Gate = {
  id: 'not-yet-public',
  title: 'The matter is not public yet',
  clause: 'Vultron EM',
  check: (s) => shut(Boolean(s.case.exposure.public) && !kindsOfNotice[noticeKindOf(s)].fitsPublic, nothingToHold),
};

export const someoneKnows: Gate = {
  id: 'notice-follows',
  title: 'Somebody has had the first notice',
  clause: 'R52',
  check: (s) =>
    shut(
      noticeKindOf(s) !== 'plan' && !isPublicKind(s) && toldEarly(s.case).size === 0,
      'A notice of this kind comes after the first one, and nobody has had that. Write the early notice instead.',
    ),
};

export const blocksFilled: Gate = {
  id: 'notice-complete',
  title: 'Every block of the notice is filled',
  clause: 'R53',
  check: (s) => {
    const blocks = blocksOf(s);
    if (!blocks) return undefined;
    const empty = noticeSpec(s.playbook, noticeKindOf(s)).blocks.filter((id) => String(blocks[id] ?? '').trim() === '');
    return shut(
      empty.length > 0,
      `These blocks are empty: ${empty.join(', ')}. Fill them, or write that there is nothing to say.`,
    );
  },
};

export const givesNothingAway: Gate = {
  id: 'notice-gives-nothing-away',
  title: 'The notice leaves out what the policy leaves out',
  clause: 'R54',
  check: (s) => {
    const blocks = blocksOf(s);
    if (!blocks) return undefined;
    const faults = noticeFindings(blocks, s, noticeKindOf(s)).filter(isBlocking);
    return faults.length > 0
      ? {
          sentence: `The notice gives something away in ${faults.length} ${faults.length === 1 ? 'place' : 'places'}: ${faults[0]!.message}`,
          faults,
        }
      : undefined;
  },
};

export const warningsAnswered: Gate = {
  id: 'notice-warnings-answered',
  title: 'Every warning about the notice is mended, or ignored with a reason',
  clause: 'R54',
  check: (s) => {
    const notice = noticeOf(s);
    if (!notice) return undefined;
    const open = noticeFindings(notice.blocks, s, notice.kind).filter(
      (found) => !isBlocking(found) && !isIgnored(found, notice.ignored),
    );
    return open[0]
      ? {
          sentence: `${open.length === 1 ? 'One warning is' : `${open.length} warnings are`} neither mended nor ignored with a reason: ${open[0].message}`,
          faults: open,
        }
      : undefined;
  },
};

export const wordsGiveNothingAway: Gate = {
  id: 'words-give-nothing-away',
  title: 'The words to the parties leave out what the policy leaves out',
  clause: 'R54',
  check: ({ input, case: c, playbook, facts }) => {
    if (!input) return undefined;
    const texts = ['note', 'reason', 'clause', 'text'].map((name) => ({
      path: `/${name}`,
      text: String(input[name] ?? ''),
    }));
    const faults = leakFindings(texts, leftOut(c, playbook, 'plan'), facts.guardedWords).filter(isBlocking);
    return faults[0]
      ? { sentence: `What the parties will read gives something away: ${faults[0].message}`, faults }
      : undefined;
  },
};

export const noticeHasSecondPerson: Gate = {
  id: 'second-person-notice',
  title: 'A second person has approved the notice',
  clause: 'house rule',
  check: (s) => {
    const { playbook, facts } = s;
    const notice = noticeOf(s);
    if (waivesSecondPerson(s.case, playbook, 'notice')) return undefined;
    if (!notice || !asksForTwo(playbook, facts.team.length, 'notice')) return undefined;
    return shut(
      !hasSecondPerson(notice),
      notice.approvalLapsed
        ? `The case moved to another playbook on ${sayInstant(notice.approvalLapsed)}, so the approval of before has lapsed. Ask a second person to read the notice again, with the terms that stand at its foot now.`
        : sayUnread,
    );
  },
};

export const hasRecipients: Gate = {
  id: 'notice-has-recipients',
  title: 'The directory has somebody to tell',
  clause: 'R86',
  check: (s) => {
    const kind = noticeKindOf(s);
    const isEmpty = reachOf(s, kind) === 0 && !isPublicKind(s);
    if (kind === 'catch-up') return shut(isEmpty, 'Every member that a notice can reach has been told already.');
    if (kindsOfNotice[kind].afterRelease)
      return shut(
        isEmpty,
        'Nobody who was told early is an active member any more. The case goes on without this notice.',
      );
    return shut(
      isEmpty,
      'No active distributor has accepted the current embargo policy and can be reached. Accept members first, or publish without early notice.',
    );
  },
};

export const newcomersMayBeTold: Gate = {
  id: 'newcomers-may-be-told',
  title: 'The playbook lets a new member be told of a running case',
  clause: 'R86',
  check: (s) => {
    const held = noticeKindOf(s) === 'catch-up' ? heldBack(s.facts.distributors, s) : [];
    return shut(
      held.length > 0 && recipients(s, 'catch-up').length === 0,
      `Under this playbook applications wait while an embargo runs, and ${held.map(({ name }) => name).join(', ')} came onto the list after this case had been told to it. It hears of it when it is public.`,
    );
  },
};

export const countConfirmed: Gate = {
  id: 'count-confirmed',
  title: 'The number of recipients is typed',
  clause: 'R18',
  check: (s) => {
    const { input } = s;
    const count = reachOf(s, noticeKindOf(s));
    const sentence = input && miscounted(input.count, count, isPublicKind(s) ? 'public place' : 'organisation');
    return sentence ? { sentence } : undefined;
  },
};

export const stillStoppable: Gate = {
  id: 'still-stoppable',
  title: 'The notice has not left yet',
  clause: 'house rule',
  check: (s) => {
    const sent = noticeOf(s)?.sent;
    return shut(sent !== undefined && hasLeft(sent, s.now), sayHasLeft);
  },
};

const isBlocking = ({ severity }: Fault): boolean => severity === 'error';

const isPublicKind = (s: Situation): boolean => kindsOfNotice[noticeKindOf(s)].goesTo === 'public';

/** The kind of the notice that a step is about: the one named, the one being written, or the newest that waits. */
export function noticeKindOf(s: Situation<{ kind?: NoticeKind; notice?: string | undefined }>): NoticeKind {
  const notice = noticeOf(s);
  return (notice?.sent ? undefined : notice?.kind) ?? s.input?.kind ?? 'plan';
}

/** Milliseconds until a sent notice leaves, or 0. */
export function stopWindowLeft(notice: Notice, now: Situation['now']): number {
  return notice.sent && !notice.stopped ? Math.max(0, between(now, notice.sent.leavesAt)) : 0;
}

function noticeOf({ input, case: c }: Situation<{ notice?: string | undefined }>): Notice | undefined {
  const id = input?.notice;
  if (id) return c.notices.find((n) => n.id === id);
  return input ? undefined : (c.notices.findLast((n) => !n.sent) ?? c.notices.at(-1));
}

/** The blocks of the notice that a step is about, as they are written now, with the mends put in that were asked for. */
export function blocksOf(
  s: Situation<{
    blocks?: Record<string, string>;
    notice?: string | undefined;
    kind?: NoticeKind;
    mend?: string | undefined;
  }>,
): Readonly<Record<string, string>> | undefined {
  const { blocks, mend } = s.input ?? {};
  if (blocks && mend) return mended(blocks, noticeFindings(blocks, s, noticeKindOf(s)), mend);
  return blocks ?? noticeOf(s)?.blocks;
}
