import type { CaseEvent } from '../../case/events.ts';
import { wasTold } from '../../case/kinds.ts';
import type { Case } from '../../case/model.ts';
import { asksForTwo } from '../../notices/approval.ts';
import { kindsOfNotice } from '../../notices/kinds.ts';
import { unfinished } from '../../release/fix.ts';
import { type Instant, sayInstant } from '../instant.ts';
import type { Playbook } from '../playbook.ts';
import { trackOf } from '../tracks.ts';

/** A moment of a case just before one of its events. */
export interface Moment<E extends CaseEvent = CaseEvent> {
  readonly before: Case;
  readonly event: E;
  readonly now: Instant;
  readonly playbook: Playbook;
  readonly teamSize: number;
}

/**
 * What must be so whenever an event happens, whatever gates a playbook switches off. Told from the case and never from a
 * gate: a gate that is missing or wrong must show here.
 */
export interface Assurance {
  readonly id: string;
  readonly clause: string;
  /** What is wrong, when it is; a clause that ends the sentence "The advisory is published while …". */
  broken(moment: Moment): string | undefined;
}

const on =
  <T extends CaseEvent['type']>(
    type: T,
    broken: (moment: Moment<Extract<CaseEvent, { type: T }>>) => string | undefined,
  ) =>
  (moment: Moment): string | undefined =>
    moment.event.type === type ? broken(moment as Moment<Extract<CaseEvent, { type: T }>>) : undefined;

const when = (is: boolean, sentence: string): string | undefined => (is ? sentence : undefined);

/** An embargo that ended before its time shortens what the playbook lets it shorten. */
function isHurried({ embargo }: Case, { embargo: { collapse } }: Playbook): boolean {
  const isEarly = embargo.state === 'exited' && embargo.ended !== undefined && embargo.ended.cause !== 'reached';
  return isEarly && (collapse.withoutFix || collapse.waives.length > 0);
}

/** Whether two people are owed to what leaves now: as the playbook asks, but for what it waives in a hurry. */
function owesTwo(what: 'notice' | 'advisory', { before, playbook, teamSize }: Moment): boolean {
  if (isHurried(before, playbook) && playbook.embargo.collapse.waives.includes(what)) return false;
  return asksForTwo(playbook, teamSize, what);
}

/** What an advisory promises its readers, what a notice promises its recipients, and what must not be told too early. */
export const assurances: readonly Assurance[] = [
  {
    id: 'published-with-open-lines',
    clause: 'R65',
    broken: on('AdvisoryPublished', ({ before, playbook }) => {
      if (isHurried(before, playbook) && playbook.embargo.collapse.withoutFix) return undefined;
      const open = unfinished(before.fixes).map((fix) => fix.line);
      return when(
        open.length > 0,
        `The advisory is published while a line is neither released nor declined: ${open.join(', ')}.`,
      );
    }),
  },
  {
    id: 'published-under-embargo',
    clause: 'R65',
    broken: on('AdvisoryPublished', ({ before, now, playbook }) => {
      const { embargo, exposure, notices } = before;
      const isOver = embargo.state === 'exited' || (embargo.end !== undefined && embargo.end <= now);
      const isOpenLane = trackOf(before, playbook).track === 'public-lane' && !notices.some((each) => each.sent);
      const isKnown = embargo.state === 'none' && (exposure.public !== undefined || isOpenLane);
      const until = embargo.end ? `the embargo lasts until ${sayInstant(embargo.end)}` : 'no date has been decided';
      return when(!isOver && !isKnown, `The advisory is published while ${until}.`);
    }),
  },
  {
    id: 'published-unfrozen',
    clause: 'R42',
    broken: on('AdvisoryPublished', ({ before: { advisory } }) =>
      when(advisory.state !== 'frozen', 'The advisory is published while its text can still change.'),
    ),
  },
  {
    id: 'published-unread',
    clause: 'house rule',
    broken: on('AdvisoryPublished', (moment) => {
      const { advisory } = moment.before;
      const isAsked = owesTwo('advisory', moment);
      const author = advisory.revisions.at(-1)?.by;
      const isRead = advisory.approvedBy.some((by) => by !== author);
      return when(isAsked && !isRead, 'The advisory is published while nobody but its author has read it.');
    }),
  },
  {
    id: 'published-without-cve',
    clause: 'R38',
    broken: on('AdvisoryPublished', ({ before, playbook }) =>
      when(
        playbook.cve.requiredForPublication === true &&
          !before.cve.id &&
          !(isHurried(before, playbook) && playbook.embargo.collapse.withoutFix),
        'The advisory is published while it has no CVE id, which the playbook requires.',
      ),
    ),
  },
  {
    id: 'published-unscored',
    clause: 'R36, R37',
    broken: on('AdvisoryPublished', ({ before }) =>
      when(!before.severity || !before.cwe, 'The advisory is published while the score or the weakness is missing.'),
    ),
  },
  {
    id: 'published-unlike-released',
    clause: 'R40, R91',
    broken: on('AdvisoryPublished', ({ before }) => {
      const ranges = before.advisory.revisions.at(-1)?.advisory.affected.flatMap((each) => each.ranges) ?? [];
      const wrong = Object.values(before.fixes).filter(
        ({ line, state, version }) =>
          (state === 'released' || state === 'declined') &&
          !ranges.some((range) => range.line === line && range.fixed === (state === 'released' ? version : undefined)),
      );
      return when(
        wrong.length > 0,
        `The advisory is published while it says something else than was released: ${wrong.map((fix) => fix.line).join(', ')}.`,
      );
    }),
  },
  {
    id: 'notice-unread',
    clause: 'house rule',
    broken: on('NoticeSent', (moment) => {
      const { before, event } = moment;
      const isAsked = owesTwo('notice', moment);
      const notice = before.notices.find(({ id }) => id === event.notice);
      const isRead = notice?.approvedBy.some((by) => by !== notice.draftedBy) ?? false;
      return when(isAsked && !isRead, 'A notice is sent while nobody but its author has read it.');
    }),
  },
  {
    id: 'notice-to-nobody',
    clause: 'R86',
    broken: on('NoticeSent', ({ before, event }) => {
      const kind = before.notices.find(({ id }) => id === event.notice)?.kind ?? 'plan';
      const isToMembers = kindsOfNotice[kind].goesTo !== 'public';
      return when(isToMembers && event.copies.length === 0, 'A notice is sent while there is nobody to receive it.');
    }),
  },
  {
    id: 'users-told-too-early',
    clause: 'R69',
    broken: on('UsersTold', ({ before }) =>
      when(before.advisory.publications.length === 0, 'The users are told while the advisory is not public.'),
    ),
  },
  {
    id: 'closed-under-embargo',
    clause: 'Vultron RM/EM',
    broken: on('CaseClosed', ({ before: { embargo } }) =>
      when(['proposed', 'active', 'revise'].includes(embargo.state), 'The case is closed while its embargo holds.'),
    ),
  },
  {
    id: 'closed-untold',
    clause: 'R70, R71',
    broken: on('CaseClosed', ({ before, playbook }) => {
      const missing = playbook.release.followUps.filter((whom) =>
        whom === 'users' ? !before.usersToldAt : wasTold(before) && !before.followedUpAt,
      );
      const isPublished = before.advisory.publications.length > 0;
      return when(
        isPublished && missing.length > 0,
        `The case is closed while these are not told: ${missing.join(', ')}.`,
      );
    }),
  },
];
