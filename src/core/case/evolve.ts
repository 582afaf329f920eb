import { noEmbargo } from '../embargo/embargo.ts';
import type { LineFix } from '../release/fix.ts';
import type { CaseEvent, Recorded } from './events.ts';
import { evolveAdvisory } from './evolve-advisory.ts';
import { evolveAnswers } from './evolve-answers.ts';
import { evolveBundles } from './evolve-bundles.ts';
import { evolveEmbargo } from './evolve-embargo.ts';
import { evolveKinds, keptToKind } from './evolve-kinds.ts';
import { evolveLeaks } from './evolve-leaks.ts';
import { evolveSeverity } from './evolve-severity.ts';
import { evolveWaiting } from './evolve-waiting.ts';
import type { Case, ExposureClaim, Participant, PartyId } from './model.ts';
import { type ReportStatus, reportActionTo, reportMoved, takenUpAgain } from './report-status.ts';

/** Where a case stands before its first event: only its name. */
export interface CaseName {
  readonly id: string;
  readonly project: string;
}

/**
 * Folds one event into the picture of a case. Total over all events: a new event type without a branch here or in one of
 * the `evolve-*.ts` files beside it does not compile. @throws Error when the first event is not ReportReceived.
 */
export function evolve(name: CaseName, state: Case | undefined, recorded: Recorded): Case {
  const next = folded(name, state, recorded);
  const isOfTheTeam = recorded.actor.startsWith('account:') && recorded.event.type !== 'ReportSeen';
  return isOfTheTeam ? { ...next, teamActedAt: recorded.at } : next;
}

function folded(name: CaseName, state: Case | undefined, recorded: Recorded): Case {
  const { event, at } = recorded;
  if (event.type === 'ReportReceived') return opened(name, recorded.at, event);
  if (!state) throw new Error(`The book of case ${name.id} does not begin with ReportReceived.`);
  switch (event.type) {
    case 'ReportSeen':
      return state.seenAt ? state : { ...state, seenAt: at };
    case 'MessageSent':
      return evolveWaiting(messageSent(state, event, at), event, at);
    case 'ReporterAsked': {
      const next = { ...told(state, event.text, event.by, at), contactedAt: state.contactedAt ?? at };
      return evolveWaiting(next, event, at);
    }
    case 'WaitingEnded':
    case 'DeadlineSet':
    case 'ProgrammeTold':
      return evolveWaiting(state, event, at);
    case 'ReporterContacted':
      return { ...told(state, event.text, event.by, at), contactedAt: state.contactedAt ?? at };
    case 'PlanShared': {
      const text = `Our plan:\n\n${event.plan}\n\nIn the meantime:\n\n${event.workarounds}`;
      const next = told(state, text, event.by, at);
      return {
        ...next,
        contactedAt: state.contactedAt ?? at,
        plan: { at, plan: event.plan, workarounds: event.workarounds },
      };
    }
    case 'LeadAssigned':
      return { ...joined(state, event.account, 'case lead', at), lead: event.account };
    case 'MemberAdded':
      return joined(state, event.account, event.reason, at);
    case 'MemberRemoved':
      return { ...state, members: state.members.filter((m) => m.account !== event.account) };
    case 'ConflictDeclared':
      return steppedOut(state, event.account);
    case 'ReportValidated':
      return reportMoved(state, 'team', 'validate');
    case 'ReportRejected':
      return {
        ...reportMoved(told(state, event.text, event.by, at), 'team', 'invalidate'),
        rejection: { at, reason: event.reason, text: event.text },
      };
    case 'ReportAccepted':
      return keptToKind({
        ...reportMoved(state, 'team', 'accept'),
        tellDistributors: event.tellDistributors,
        ...(event.supported ? { supported: event.supported } : {}),
        fixes: Object.fromEntries(
          event.lines.map((l) => [l.line, { ...l, state: 'planned', coverage: 'full', vehicle: 'patch' }]),
        ),
      });
    case 'ReportDeferred':
      return {
        ...reportMoved(told(state, event.text, event.by, at), 'team', 'defer'),
        contactedAt: state.contactedAt ?? at,
        deferral: { at, reason: event.reason, until: event.until },
      };
    case 'ReportResumed':
      return reportMoved(state, 'team', 'accept');
    case 'ReportStatusTold':
      return event.status === 'received' ? state : reportMoved(state, event.party, reportActionTo(event.status));
    case 'FeedbackGiven': {
      const { type: _, by: _by, ...feedback } = event;
      return { ...state, feedback: [...(state.feedback ?? []), { at, ...feedback }] };
    }
    case 'AffectedTold':
    case 'TeamAsked':
    case 'QuestionAnswered':
    case 'AnswerAddressReplaced':
    case 'OldAddressTried':
      return evolveAnswers(state, event, at);
    case 'VulnerabilityScored':
    case 'TrackChosen':
      return evolveSeverity(state, event, at);
    case 'WeaknessClassified':
      return { ...state, cwe: event.cwe };
    case 'CveIdRequested':
      return { ...state, cve: { state: 'requested' } };
    case 'CveIdRejected': {
      const { id } = state.cve;
      const cvesReturned = [...(state.cvesReturned ?? []), ...(id === undefined ? [] : [id])];
      return { ...state, cve: { state: 'rejected' }, cvesReturned, cveDecidedAt: state.cveDecidedAt ?? at };
    }
    case 'CveIdReserved':
      return {
        ...state,
        // A corrected id was assigned when the first one was; one after another was given back is a new one.
        cve: { state: 'reserved', id: event.cve, since: state.cve.since ?? at },
        cveDecidedAt: state.cveDecidedAt ?? at,
      };
    case 'PrivateForkRecorded':
      return { ...state, fork: { place: event.place, people: event.people } };
    case 'ReporterToldOfDraft':
      return { ...told(state, event.text, event.by, at), draftToldAt: at };
    case 'CommunicationPlanned':
      return { ...state, communicationPlan: event.text };
    case 'FixMoved':
      return fixMoved(state, event.fix, at);
    case 'FixConfirmed':
      return { ...state, fixConfirmedAt: at };
    case 'CreditChosen':
      return { ...state, credit: event.credit };
    case 'UsersTold':
      return { ...state, usersToldAt: at };
    case 'DistributorsFollowedUp':
      return { ...state, followedUpAt: at };
    case 'ChannelPosted':
      return { ...state, posts: [...state.posts, { at, channel: event.channel, url: event.url }] };
    case 'ManualStepRecorded':
      return { ...state, manual: [...state.manual, { at, step: event.step, note: event.note }] };
    case 'RetrospectiveDrafted':
      return { ...state, retrospective: { state: 'drafted', text: event.text } };
    case 'RetrospectiveHeld':
      return {
        ...state,
        retrospective: {
          state: 'done',
          text: event.text,
          at,
          ...(event.rootCause ? { rootCause: event.rootCause } : {}),
        },
      };
    case 'RetrospectivePublished':
      return { ...state, retrospective: { ...state.retrospective, publishedAt: at } };
    case 'ActionItemAdded': {
      const { item, text, owner } = event;
      return { ...state, actionItems: [...(state.actionItems ?? []), { item, text, owner, addedAt: at }] };
    }
    case 'ActionItemFinished':
      return {
        ...state,
        actionItems: (state.actionItems ?? []).map((a) =>
          a.item === event.item ? { ...a, done: { at, note: event.note } } : a,
        ),
      };
    case 'RetrospectiveWaived':
      return { ...state, retrospective: { state: 'waived', text: event.reason, at } };
    case 'PlaybookChanged':
      return {
        ...state,
        playbook: event.to,
        notices: state.notices.map((n) =>
          n.sent || n.approvedBy.length === 0 ? n : { ...n, approvedBy: [], approvalLapsed: at },
        ),
        ...(event.settled ? { settlement: { at, clocks: event.settled } } : {}),
      };
    case 'IncidentRecorded': {
      const { type: _, by: _by, ...incident } = event;
      return { ...state, incidents: [...(state.incidents ?? []), { ...incident, at }] };
    }
    case 'ReportFiled': {
      const { type: _, ...filing } = event;
      return { ...state, filings: [...(state.filings ?? []), filing] };
    }
    case 'DutyTold':
      return { ...state, toldRung: Math.max(state.toldRung ?? 0, event.rung) };
    case 'OwnersReminded':
      return { ...state, reminded: { ...state.reminded, [`${event.clock}/${event.dueAt}`]: event.level } };
    case 'DeliveryResolved':
      // Deliveries have their own rows; the book keeps who decided.
      return state;
    case 'CaseClosed':
      return { ...reportMoved(state, 'team', 'close'), closedAt: at };
    case 'AdvisoryDrafted':
      return evolveAdvisory(takenUpAgain(state), event, at);
    case 'AdvisoryFrozen':
    case 'AdvisoryApproved':
    case 'AdvisoryPublished':
    case 'AdvisoryWithdrawn':
      return evolveAdvisory(state, event, at);
    case 'DateProposed':
    case 'DateAnswered':
    case 'DateDecided':
    case 'DateRejected':
    case 'EmbargoEnded':
    case 'ConsentChanged':
    case 'ExemptionGranted':
    case 'ExposureRecorded':
    case 'ExposureRefuted':
    case 'DeploymentRecorded':
    case 'NoticeDrafted':
    case 'NoticeApproved':
    case 'NoticeSent':
    case 'NoticeStopped':
    case 'NoticeOpened':
      return evolveEmbargo(state, event, at);
    case 'BundleAdded':
    case 'BundleWithdrawn':
    case 'BundlesShared':
    case 'BundleDownloaded':
      return evolveBundles(state, event, at);
    case 'LeakRecorded':
    case 'LeakEvidenceFrozen':
    case 'LeakJudged':
    case 'LeakDecided':
    case 'CaseViewedAs':
    case 'BreachFound':
    case 'FindingAnswered':
      return evolveLeaks(state, event, at);
    case 'CaseClassified':
    case 'InternalOnlyConfirmed':
    case 'UpstreamRecorded':
    case 'ImpactStated':
    case 'ReleasesPlanned':
    case 'PublicFixRecorded':
    case 'CaseLinked':
    case 'DuplicateMarked':
    case 'DuplicateJoined':
    case 'DuplicateTakenBack':
    case 'DuplicateLeft':
    case 'SurvivorPublished':
    case 'ReportSplit':
    case 'SplitOff':
    case 'CaseTransferred':
      return evolveKinds(state, event, at);
  }
}

function opened(name: CaseName, at: Case['openedAt'], event: Extract<CaseEvent, { type: 'ReportReceived' }>): Case {
  const party = (id: PartyId, ref: string, consent: Participant['consent']): Participant => ({
    party: id,
    ref,
    reportStatus: 'received',
    consent,
  });
  return {
    ...name,
    number: event.number,
    playbook: event.playbook,
    openedAt: at,
    report: event.report,
    reporter: event.reporter,
    channel: event.channel,
    // The reporter is a signatory from the start: whoever reports privately has asked for discretion (Vultron).
    participants: {
      team: party('team', event.number, 'signatory'),
      reporter: { ...party('reporter', event.ref, 'signatory'), signedAt: at },
    },
    members: [],
    conflicted: [],
    messages: [],
    cve: { state: 'none' },
    advisory: { state: 'none', revisions: [], approvedBy: [], publications: [] },
    embargo: noEmbargo,
    answers: [],
    notices: [],
    fixes: {},
    // A stranger's tick opens no gate: that it is public counts once the team has looked and recorded it (R24).
    exposure: event.report.alreadyPublic
      ? { claims: [{ at, what: 'public', source: 'The report says so.', by: `reporter:${event.reporter}` }] }
      : {},
    posts: [],
    manual: [],
    retrospective: { state: 'none', text: '' },
  };
}

function joined(state: Case, account: string, reason: string, at: Case['openedAt']): Case {
  if (state.members.some((m) => m.account === account)) return state;
  return { ...state, members: [...state.members, { account, reason, since: at }] };
}

/** Whoever led the case leads it no more: a lead who cannot see it owns no clock (R89). */
function steppedOut({ lead, ...state }: Case, account: string): Case {
  return {
    ...state,
    ...(lead === undefined || lead === account ? {} : { lead }),
    conflicted: [...state.conflicted, account],
    members: state.members.filter((m) => m.account !== account),
  };
}

/** A person of the team who writes to the reporter has begun the conversation, by whichever form (R28). */
function messageSent(state: Case, event: Extract<CaseEvent, { type: 'MessageSent' }>, at: Case['openedAt']): Case {
  const { type: _, derived, ...message } = event;
  const isContact = event.from === 'team' && event.audience === 'reporter' && !derived && !state.contactedAt;
  return { ...state, messages: [...state.messages, { ...message, at }], ...(isContact ? { contactedAt: at } : {}) };
}

function told(state: Case, text: string, by: string, at: Case['openedAt']): Case {
  return { ...state, messages: [...state.messages, { at, from: 'team', audience: 'reporter', text, by }] };
}

/** A fix that goes back to work is another fix: whoever confirmed it confirmed the one that was tested. */
function fixMoved(state: Case, fix: LineFix, at: Case['openedAt']): Case {
  const { fixConfirmedAt, ...rest } = state;
  const stands = fixConfirmedAt !== undefined && ['tested', 'released', 'declined'].includes(fix.state);
  return {
    ...rest,
    ...(stands ? { fixConfirmedAt } : {}),
    fixes: { ...state.fixes, [fix.line]: sinceReady(fix, state.fixes[fix.line], at) },
  };
}

/** A fix is ready from when it last became so: work that goes back has not been ready after all. */
function sinceReady({ readyAt: _, ...fix }: LineFix, old: LineFix | undefined, at: Case['openedAt']): LineFix {
  if (!['ready', 'tested', 'released'].includes(fix.state)) return fix;
  return { ...fix, readyAt: old?.readyAt ?? at };
}

/** Whether somebody outside says that the matter is public, and the team has not yet recorded or refuted it (R24). */
export function isSaidPublic(state: Case): boolean {
  return !state.exposure.public && state.advisory.publications.length === 0 && openClaims(state, 'public').length > 0;
}

/** Claims from outside that the team has neither recorded nor refuted; an exploit in public makes the matter public. */
export function openClaims(
  { exposure: { claims = [] }, closedAt }: Case,
  of: 'public' | 'attacks observed',
): readonly ExposureClaim[] {
  return closedAt ? [] : claims.filter(({ what }) => (what === 'attacks observed') === (of === 'attacks observed'));
}

/** The team's report status, which is what people mean by the status of the case. */
export function statusOf(state: Case): ReportStatus {
  return state.participants['team']!.reportStatus;
}
