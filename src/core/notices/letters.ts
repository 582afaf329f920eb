import { sayReplaced } from '../advisory/rejection.ts';
import { generationOfRef } from '../answers/addresses.ts';
import type { CaseEvent } from '../case/events.ts';
import type { AccountId, OrganisationId, PersonId } from '../case/ids.ts';
import type { Case, Notice } from '../case/model.ts';
import { endedEarly } from '../embargo/collapse.ts';
import { currentProposal } from '../embargo/embargo.ts';
import { isNegotiated } from '../embargo/machine.ts';
import { type Instant, sayInstant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { NoticeKind } from '../process/playbook-notices.ts';
import { composeNotice, policyFooter } from './compose.ts';
import { dutyWords } from './duty-letters.ts';
import { kindsOfNotice, noticeSpec } from './kinds.ts';
import { followUpMail, usersMail } from './users-mail.ts';

/** Who gets a letter. Addresses are not known here: the shell looks them up in the directory when it sends. */
export type Recipient =
  | { readonly kind: 'reporter' }
  | { readonly kind: 'organisation'; readonly id: OrganisationId }
  | { readonly kind: 'account'; readonly id: AccountId }
  | { readonly kind: 'list'; readonly id: 'users' | 'team' };

/** One message that is owed to one recipient because of an event. `key` makes sure that it is owed only once. */
export interface Letter {
  readonly letter: string;
  readonly recipient: Recipient;
  readonly subject: string;
  readonly text: string;
  readonly dueAt: Instant;
  readonly key: string;
  /** It waits for a notice that has not left yet, and is stopped with it. */
  readonly withNotice?: true;
  /** The notice that it carries; its words are composed again when it leaves. */
  readonly notice?: string;
  /** Of a letter about a role address: whose address it goes to, whichever is in use by the time it leaves. */
  readonly person?: PersonId;
}

/** Where the house is served, for links that open nothing by themselves. */
export interface Place {
  readonly baseUrl: string;
  /** Where one recipient, by its reference, answers without an account; what it opens never shows a notice. */
  readonly answerLink?: (ref: string, generation: number) => string;
}

/** The way to answer without an account, below what a letter asks; nothing where there is none. */
function answerWay(place: Place, ref: string, state: Case): string {
  return place.answerLink
    ? `\n\nWithout signing in, on a page that shows nothing of the notice:\n${place.answerLink(ref, generationOfRef(state, ref))}`
    : '';
}

/**
 * Who must be told what because of an event (design.md §2). What travels in plain mail says only that something waits:
 * neither title nor content of a case that is not public. Outside the team not even the desk's number is written. The
 * text itself is behind the link.
 */
export function lettersFor(
  event: CaseEvent,
  state: Case,
  seq: number,
  at: Instant,
  playbook: Playbook,
  place: Place,
): readonly Letter[] {
  const owed = (letter: string, recipient: Recipient, subject: string, text: string, dueAt: Instant = at): Letter => ({
    letter,
    recipient,
    subject,
    text,
    dueAt,
    key: `${state.id}/${seq}/${letter}/${recipient.kind}/${'id' in recipient ? recipient.id : ''}`,
  });
  const prefix = `[${playbook.name}]`;
  const ref = state.participants['reporter']?.ref ?? '';
  const toReporter = (letter: string, what: string): Letter =>
    owed(
      letter,
      { kind: 'reporter' },
      `${prefix} report ${ref}`,
      `${what}\n\nOpen your report with your key:\n${place.baseUrl}/r/\n\nReference: ${ref}`,
    );
  const toOrganisations = (letter: string, what: string, isAsked = false): readonly Letter[] =>
    told(state).map(({ organisation, ref: own, leavesAt }) => {
      const text = `${what}\n\n${place.baseUrl}/partner/notices/${own}${isAsked ? answerWay(place, own, state) : ''}`;
      const recipient: Recipient = { kind: 'organisation', id: organisation };
      const sent = owed(letter, recipient, noticeSubject(playbook, own), text);
      return leavesAt > at ? { ...sent, dueAt: leavesAt, withNotice: true } : sent;
    });
  const toTeam = (letter: string, what: string): Letter =>
    owed(
      letter,
      { kind: 'list', id: 'team' },
      `${prefix} ${state.number}`,
      `${what}\n\n${place.baseUrl}/desk/cases/${state.number}`,
    );

  /** What the public reads ahead, to the users' list where the playbook names it. */
  const announced = (leavesAt: Instant, blocks: Notice['blocks'], kind: NoticeKind): readonly Letter[] => {
    if (!playbook.release.announcement?.places.includes('users')) return [];
    const { subject, text } = composeNotice(blocks, '', playbook, kind);
    return [{ ...owed('announcement', { kind: 'list', id: 'users' }, subject, text, leavesAt), withNotice: true }];
  };

  switch (event.type) {
    case 'ReportReceived':
      return [
        toReporter('automatic-reply', 'We have your report. This is an automatic reply; a person will answer.'),
        toTeam(
          'new-report',
          event.report.alreadyPublic
            ? 'A report says that something is ALREADY PUBLIC. Look at it now.'
            : 'A new report waits for a first contact.',
        ),
      ];
    case 'DutyTold': {
      const [subject, text] = [
        `${prefix} ${state.number}`,
        `${dutyWords(event)}\n\n${place.baseUrl}/desk/cases/${state.number}`,
      ];
      return [
        ...event.accounts.map((id) => owed('duty', { kind: 'account', id }, subject, text)),
        ...(event.team ? [toTeam('duty', dutyWords(event))] : []),
      ];
    }
    case 'MessageSent':
      if (event.audience === 'internal') return [];
      return event.from === 'team'
        ? [toReporter('message', 'There is a message for you.')]
        : [toTeam('reporter-message', 'The reporter has written.')];
    case 'TeamAsked':
      return [toTeam('distributor-question', 'A distributor has a question.')];
    case 'QuestionAnswered': {
      const organisation = event.party.slice('organisation:'.length);
      return toOrganisations('question-answered', 'The team has answered your question.').filter(
        ({ recipient }) => 'id' in recipient && recipient.id === organisation,
      );
    }
    case 'AnswerAddressReplaced': {
      const what =
        'Your answer link and your reply address for this notice have been replaced. The earlier ones open nothing and are not read any more.';
      return toOrganisations('answer-address', what, true).filter(
        ({ recipient }) => recipient.kind === 'organisation' && event.party === `organisation:${recipient.id}`,
      );
    }
    case 'ReporterAsked':
      return [toReporter('question', 'There is a question for you. The work waits for your answer.')];
    case 'DeadlineSet':
      return event.by.startsWith('reporter:')
        ? [toTeam('deadline', 'The reporter has set a deadline of their own. It binds the disclosure date.')]
        : [];
    case 'ReporterContacted':
    case 'PlanShared':
    case 'ReportRejected':
    case 'ReportDeferred':
    case 'ReporterToldOfDraft':
    case 'DuplicateMarked':
    case 'DuplicateTakenBack':
    case 'ReportSplit':
    case 'CaseTransferred':
      return [toReporter('message', 'There is a message for you.')];
    case 'DateProposed':
      return [
        toReporter('date-proposed', 'A disclosure date is proposed. Please say whether it works.'),
        ...toOrganisations('date-proposed', 'A disclosure date is proposed. Please say whether it works.', true),
      ];
    case 'DateAnswered':
      return event.answer === 'ok' || event.party === 'team'
        ? []
        : [toTeam('date-answered', 'A party does not agree with the proposed date.')];
    case 'DateDecided': {
      const what = `The disclosure date is decided: ${sayInstant(event.date)}.`;
      return [toReporter('date-decided', what), ...toOrganisations('date-decided', what)];
    }
    case 'DateRejected': {
      const end = state.embargo.end;
      const what = `The proposed disclosure date is off the table. ${end ? `The date that was agreed stays: ${sayInstant(end)}.` : 'Another one will be proposed.'}`;
      return [toReporter('date-rejected', what), ...toOrganisations('date-rejected', what)];
    }
    case 'EmbargoEnded': {
      const what = endedEarly(state) ? 'The embargo has ended early.' : 'The embargo is over.';
      return [toReporter('embargo-ended', what), ...toOrganisations('embargo-ended', what)];
    }
    case 'ConsentChanged': {
      if (event.consent === 'declined')
        return [toTeam('embargo-left', 'A participant does not keep the embargo. Read what it will do, now.')];
      if (event.consent !== 'invited') return [];
      const asked = 'You are asked to accept the terms of an embargo.';
      return event.party === 'reporter'
        ? [toReporter('consent-asked', asked)]
        : toOrganisations('consent-asked', asked).filter(
            ({ recipient }) => recipient.kind === 'organisation' && event.party === `organisation:${recipient.id}`,
          );
    }
    case 'ExposureRecorded':
      return [toTeam('exposure', 'Somebody has recorded that the matter is known outside. Look at it now.')];
    case 'NoticeSent': {
      const notice = state.notices.find((n) => n.id === event.notice);
      const kind = notice?.kind ?? 'plan';
      if (kindsOfNotice[kind].goesTo === 'public') return announced(event.leavesAt, notice?.blocks ?? {}, kind);
      return event.copies.map(({ organisation, ref: own }) => ({
        ...owed(
          'notice',
          { kind: 'organisation', id: organisation },
          composeNotice({}, own, playbook, kind).subject,
          noticeLetter(kind, own, state, playbook, place),
          event.leavesAt,
        ),
        notice: event.notice,
      }));
    }
    case 'AdvisoryPublished':
      return [
        owed(
          'published',
          { kind: 'reporter' },
          `${prefix} report ${ref}`,
          `${event.changes ? `The advisory was amended: ${event.changes}` : 'The advisory is public:'}\n${place.baseUrl}/advisories/${event.id}\n\nThank you.`,
        ),
      ];
    case 'SurvivorPublished':
      return [
        toReporter('published', `The advisory is public:\n${place.baseUrl}/advisories/${event.id}\n\nThank you.`),
      ];
    case 'AdvisoryWithdrawn':
      return withdrawnTo(state, playbook).map((recipient) =>
        owed(
          'withdrawn',
          recipient,
          `${prefix} advisory ${publicId(state)} is withdrawn`,
          withdrawal(`${event.reason} ${sayReplaced(event.replacedBy)}`.trim(), state, place),
        ),
      );
    case 'UsersTold':
      return [
        owed(
          'users',
          { kind: 'list', id: 'users' },
          usersMail(state, playbook).subject,
          `${event.text}\n\n${place.baseUrl}/advisories/${state.advisory.publications.at(-1)?.id ?? ''}`,
        ),
      ];
    case 'DistributorsFollowedUp':
      return event.copies.map(({ organisation, ref: own }) =>
        owed(
          'follow-up',
          { kind: 'organisation', id: organisation },
          `${noticeSubject(playbook, own)}: releases are out`,
          followUpMail(state, playbook).text,
        ),
      );
    default:
      return [];
  }
}

/** The subject that every letter under embargo carries: project, tag, reference, and nothing else (design.md §3). */
export function noticeSubject(playbook: Playbook, ref: string): string {
  return composeNotice({}, ref, playbook).subject;
}

/** Plain mail carries the way to the notice and the terms, word for word; the notice itself stays behind the door. */
function noticeLetter(kind: NoticeKind, ref: string, state: Case, playbook: Playbook, place: Place): string {
  const proposal = currentProposal(state.embargo);
  const isOpen = isNegotiated(state.embargo);
  const lines = [
    kindsOfNotice[kind].letter,
    `Read it${isOpen ? ' and answer the proposed date' : ''} here:\n${place.baseUrl}/partner/notices/${ref}${answerWay(place, ref, state)}`,
    ...(isOpen && proposal ? [`Proposed public disclosure: ${sayInstant(proposal.at)}`] : []),
    ...(state.embargo.state === 'active' && state.embargo.end
      ? [`Public disclosure: ${sayInstant(state.embargo.end)}`]
      : []),
    ...(noticeSpec(playbook, kind).footer === 'embargo-policy' ? [policyFooter(playbook)] : []),
  ];
  return lines.join('\n\n');
}

/** Every organisation with a notice that was not stopped, and when its first one leaves or left: no letter comes before. */
function told(
  state: Case,
): readonly { readonly organisation: OrganisationId; readonly ref: string; readonly leavesAt: Instant }[] {
  const copies = state.notices
    .flatMap(({ sent, stopped }) => (sent && !stopped ? [sent] : []))
    .flatMap(({ copies: all, leavesAt }) => all.map(({ organisation, ref }) => ({ organisation, ref, leavesAt })))
    .sort((a, b) => b.leavesAt.localeCompare(a.leavesAt));
  return [...new Map(copies.map((c) => [c.organisation, c])).values()];
}

const publicId = (state: Case): string => state.advisory.publications.at(-1)?.id ?? '';

/** Everybody who was told of the advisory is told that it no longer holds. */
function withdrawnTo(state: Case, playbook: Playbook): readonly Recipient[] {
  const users: Recipient[] = playbook.release.followUps.includes('users') ? [{ kind: 'list', id: 'users' }] : [];
  const organisations = told(state).map(({ organisation }): Recipient => ({ kind: 'organisation', id: organisation }));
  return [{ kind: 'reporter' }, ...users, ...organisations];
}

const withdrawal = (reason: string, state: Case, place: Place): string =>
  `The advisory ${publicId(state)} is withdrawn. ${reason}\n\nIt stays at its address, marked as withdrawn:\n${place.baseUrl}/advisories/${publicId(state)}`;

/** The word to the team that an agreed minute has come. One letter for each agreed minute. */
export function embargoOverLetter(state: Case, playbook: Playbook, now: Instant, place: Place): Letter {
  return {
    letter: 'embargo-over',
    recipient: { kind: 'list', id: 'team' },
    subject: `[${playbook.name}] ${state.number}`,
    text: `The agreed minute has come. The advisory can be published as soon as every other gate is open.\n\n${place.baseUrl}/desk/cases/${state.number}`,
    dueAt: now,
    key: `${state.id}/embargo-over/${state.embargo.end ?? ''}`,
  };
}
