import type { CaseEvent, EventType } from '../../core/case/events.ts';
import { kindsOfNotice } from '../../core/notices/kinds.ts';
import { sayInstant } from '../../core/process/instant.ts';
import { craDuty } from '../../core/process/regulatory/cra.ts';
import { saySeverity } from '../../core/scores/say.ts';

/** What happened, without its subject: `Mara assigned the lead`. Every event has its words, or this does not compile. */
const words: Readonly<Record<EventType, string>> = {
  ReportReceived: 'reported it',
  ReportSeen: 'opened the report',
  MessageSent: 'wrote',
  ReporterContacted: 'answered the reporter for the first time',
  PlanShared: 'shared the plan',
  ReporterAsked: 'asked the reporter',
  WaitingEnded: 'stopped waiting for the reporter',
  DeadlineSet: 'set the reporter’s own deadline',
  ProgrammeTold: 'recorded that a programme has been told',
  LeadAssigned: 'assigned the lead',
  MemberAdded: 'let somebody see the case',
  MemberRemoved: 'took somebody off the case',
  ConflictDeclared: 'declared a conflict of interest',
  ReportValidated: 'confirmed the report',
  ReportRejected: 'declined the report',
  ReportDeferred: 'put the report off',
  ReportResumed: 'took the report up again',
  ReportStatusTold: 'said where they stand with it',
  ReportAccepted: 'accepted the report',
  VulnerabilityScored: 'scored the vulnerability',
  TrackChosen: 'chose the track',
  WeaknessClassified: 'classified the weakness',
  CveIdRequested: 'asked for a CVE id',
  CveIdRejected: 'gave the CVE id back',
  CveIdReserved: 'recorded the reserved CVE id',
  AdvisoryDrafted: 'saved the advisory draft',
  AdvisoryFrozen: 'froze the advisory',
  AdvisoryApproved: 'approved the advisory',
  AdvisoryPublished: 'published the advisory',
  AdvisoryWithdrawn: 'withdrew the advisory',
  PrivateForkRecorded: 'recorded the private fork',
  ReporterToldOfDraft: 'told the reporter of the draft',
  CommunicationPlanned: 'wrote the communication plan',
  DateProposed: 'proposed a date',
  DateAnswered: 'answered the proposed date',
  DateDecided: 'decided the date',
  DateRejected: 'took the proposed date off the table',
  EmbargoEnded: 'ended the embargo',
  ExemptionGranted: 'granted an exemption from the embargo',
  ConsentChanged: 'changed the consent of a participant',
  NoticeDrafted: 'wrote a notice to distributors',
  NoticeApproved: 'approved the notice',
  NoticeSent: 'sent the notice',
  NoticeStopped: 'stopped the notice',
  NoticeOpened: 'opened the notice',
  FixMoved: 'moved the fix of a release line',
  FixConfirmed: 'confirmed the fix',
  ExposureRecorded: 'recorded what is known in public',
  ExposureRefuted: 'found that it is not public after all',
  DeploymentRecorded: 'recorded that the fix is deployed',
  CreditChosen: 'chose the credit',
  UsersTold: 'told the users',
  DistributorsFollowedUp: 'followed up with the distributors',
  ChannelPosted: 'posted in a further channel',
  ManualStepRecorded: 'recorded a step taken elsewhere',
  RetrospectiveDrafted: 'drafted the retrospective',
  RetrospectiveHeld: 'held the retrospective',
  RetrospectivePublished: 'published the retrospective',
  ActionItemAdded: 'added an action item',
  ActionItemFinished: 'marked an action item done',
  RetrospectiveWaived: 'waived the retrospective',
  PlaybookChanged: 'moved the case to another playbook version',
  IncidentRecorded: 'recorded that it must be reported',
  ReportFiled: 'filed a report with the authorities',
  DutyTold: 'told whoever has the duty',
  OwnersReminded: 'reminded the owner of a clock',
  CaseClosed: 'closed the case',
  CaseClassified: 'said what kind of case it is',
  InternalOnlyConfirmed: 'agreed to keep it internal',
  UpstreamRecorded: 'recorded the upstream vulnerability',
  ImpactStated: 'said whether a line is affected',
  ReleasesPlanned: 'planned another round of releases',
  CaseLinked: 'linked another case',
  DuplicateMarked: 'let the case follow another one about the same vulnerability',
  DuplicateJoined: 'let another case about the same vulnerability follow this one',
  SurvivorPublished: 'published the advisory of the case that this one follows',
  ReportSplit: 'split off another vulnerability',
  SplitOff: 'split this case off another one',
  CaseTransferred: 'handed the case over',
  PublicFixRecorded: 'recorded that the fix is public and unreleased',
};

/** An event as a timeline says it: the words, and what makes this one different from others of its kind. */
export function sayEvent(event: CaseEvent): string {
  const detail = detailOf(event);
  return detail ? `${words[event.type]}: ${detail}` : words[event.type];
}

function detailOf(event: CaseEvent): string {
  switch (event.type) {
    case 'VulnerabilityScored':
      return saySeverity(event.severity);
    case 'TrackChosen':
      return event.track;
    case 'WeaknessClassified':
      return event.cwe;
    case 'AdvisoryDrafted':
    case 'AdvisoryFrozen':
    case 'AdvisoryApproved':
      return `revision ${event.revision}`;
    case 'AdvisoryPublished':
      return event.id;
    case 'ProgrammeTold':
      return event.programme;
    case 'DeadlineSet':
    case 'DateProposed':
    case 'DateDecided':
      return sayInstant(event.date);
    case 'DateAnswered':
      return { ok: 'OK', prefer: 'would prefer another', object: 'objects' }[event.answer];
    case 'NoticeDrafted':
      return kindsOfNotice[event.kind].title.toLowerCase();
    case 'NoticeSent':
      return event.copies.length === 1 ? 'to 1 organisation' : `to ${event.copies.length} organisations`;
    case 'FixMoved':
      return `${event.fix.line} is ${event.fix.state}`;
    case 'ExposureRecorded':
      return event.what;
    case 'ReportDeferred':
      return `to look at again ${sayInstant(event.until)}`;
    case 'ReportStatusTold':
      return event.status;
    case 'CreditChosen':
      return event.credit;
    case 'CaseClassified':
      return event.kind;
    case 'UpstreamRecorded':
      return `${event.project}, ${event.id}`;
    case 'CaseLinked':
      return event.relation;
    case 'CaseTransferred':
      return event.to;
    case 'SurvivorPublished':
      return event.id;
    case 'ReleasesPlanned':
      return event.lines.map((l) => l.planned ?? l.line).join(', ');
    case 'ImpactStated':
      return `${event.line}: ${event.status}`;
    case 'ConsentChanged':
      return event.consent;
    case 'ChannelPosted':
      return event.channel;
    case 'IncidentRecorded':
      return `${event.what}, known since ${sayInstant(event.awareAt)}`;
    case 'ReportFiled':
      return `${craDuty(event.report)?.title ?? event.report}, reference ${event.reference}`;
    case 'DutyTold':
      return event.why === 'not taken' ? 'nobody has taken the report yet' : event.why;
    case 'OwnersReminded':
      return `${event.title} is ${event.level}`;
    default:
      return '';
  }
}
