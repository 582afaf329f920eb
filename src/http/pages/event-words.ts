import type { CaseEvent, EventType } from '../../core/case/events.ts';
import { sayJudgement } from '../../core/embargo/leak.ts';
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
  CveIdRejected: 'decided for no CVE id',
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
  DeliveryResolved: 'said what became of a mail in doubt',
  AffectedTold: 'said whether they are affected',
  TeamAsked: 'asked the team',
  QuestionAnswered: 'answered a distributor’s question',
  AnswerAddressReplaced: 'replaced the answer link and reply address of a distributor',
  OldAddressTried: 'saw a replaced link or reply address used',
  FeedbackGiven: 'gave feedback on the fix',
  NoticeOpened: 'opened the notice',
  FixMoved: 'moved the fix of a release line',
  FixConfirmed: 'confirmed the fix',
  ExposureRecorded: 'said what is known outside',
  ExposureRefuted: 'found that it is not so after all',
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
  DuplicateTakenBack: 'let the case go on by itself again',
  DuplicateLeft: 'took back that another case follows this one',
  SurvivorPublished: 'published the advisory of the case that this one follows',
  ReportSplit: 'split off another vulnerability',
  SplitOff: 'split this case off another one',
  CaseTransferred: 'handed the case over',
  PublicFixRecorded: 'recorded that the fix is public and unreleased',
  BundleAdded: 'added a patch bundle',
  BundleWithdrawn: 'took a patch bundle back',
  BundlesShared: 'shared the candidate fix with distributors',
  BundleDownloaded: 'downloaded the candidate fix',
  LeakRecorded: 'recorded a leak',
  LeakEvidenceFrozen: 'froze who knew what at the time of the leak',
  LeakJudged: 'judged the leak',
  LeakDecided: 'decided on the leak',
  BreachFound: 'found something in what had left',
  FindingAnswered: 'said what follows from a finding of the leak-checker',
  CaseViewedAs: 'looked at the case as somebody else sees it',
};

/** Display names by account id, and of parties by `organisation:<id>`: those that the reader may see. */
type Names = Readonly<Record<string, string>>;

/** An event as a timeline says it: the words, and what makes this one different from others of its kind. */
export function sayEvent(event: CaseEvent, names: Names = {}): string {
  const said = withObject(event, names);
  if (said !== undefined) return said;
  const detail = detailOf(event);
  return detail ? `${words[event.type]}: ${detail}` : words[event.type];
}

/** What happened with its object in the sentence: whom it concerns, or which version on which line. */
/** As whom somebody looked: people of organisations are told by their organisation. */
function seenAs(party: string, names: Names): string {
  if (party === 'reporter') return 'the reporter';
  const [, organisation] = /^person:[^@]+@(.+)$/.exec(party) ?? [];
  if (organisation) return `somebody of ${names[`organisation:${organisation}`] ?? 'an organisation'}`;
  return names[party.replace(/^account:/, '')] ?? 'a participant';
}

function withObject(event: CaseEvent, names: Names): string | undefined {
  const person = (account: string) => names[account] ?? 'somebody who has left';
  const party = (id: string) => (id === 'team' ? 'the team' : id === 'reporter' ? 'the reporter' : names[id]);
  switch (event.type) {
    case 'LeadAssigned':
      return event.account === event.by ? 'took the lead' : `made ${person(event.account)} the lead`;
    case 'MemberAdded':
      return `let ${person(event.account)} see the case`;
    case 'MemberRemoved':
      return `took ${person(event.account)} off the case`;
    case 'ActionItemAdded':
      return `gave ${event.owner === event.by ? 'themselves' : person(event.owner)} an action item`;
    case 'DateAnswered': {
      const answered = {
        ok: 'agreed to the date',
        prefer: 'would prefer another date',
        object: 'objected to the date',
      };
      const other = isForOther(event) && (party(event.party) ?? 'a participant');
      return other ? `recorded that ${other} ${answered[event.answer]}` : answered[event.answer];
    }
    case 'ConsentChanged': {
      const whom = party(event.party) ?? 'a participant';
      if (event.consent === 'invited') return `asked ${whom} to keep the embargo`;
      if (event.consent === 'lapsed') return `no longer counts ${whom} as bound: no answer came`;
      const words = { signatory: 'accepted the embargo', declined: 'declined the embargo', 'not asked': undefined };
      const said = words[event.consent];
      return said && isForOther(event) ? `recorded that ${whom} ${said}` : said;
    }
    case 'QuestionAnswered':
      return `answered the question of ${party(event.party) ?? 'a distributor'}`;
    case 'AnswerAddressReplaced':
      return `replaced the answer link and reply address of ${party(event.party) ?? 'a distributor'}`;
    case 'OldAddressTried':
      return `saw the replaced ${event.way === 'link' ? 'answer link' : 'reply address'} of ${party(event.party) ?? 'a distributor'} used`;
    case 'ExemptionGranted':
      return `granted ${party(event.party) ?? 'a participant'} an exemption from the embargo`;
    case 'NoticeSent':
      return `sent the notice to ${namesOf(event.copies, names)}`;
    case 'CaseViewedAs':
      return `looked at the case as ${seenAs(event.party, names)} sees it`;
    case 'DistributorsFollowedUp':
      return `followed up with ${namesOf(event.copies, names)}`;
    case 'FixMoved': {
      const { line, state, version } = event.fix;
      return state === 'released' && version ? `released ${version} on ${line}` : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether somebody wrote down what another party said. */
function isForOther({ party, by }: { readonly party: string; readonly by: string }): boolean {
  const own = by.startsWith('reporter') ? 'reporter' : by.startsWith('distributor') ? party : 'team';
  return own !== party;
}

/** Up to three organisations by name, and how many there are besides. */
function namesOf(copies: readonly { readonly organisation: string }[], names: Names): string {
  const known = copies.flatMap(({ organisation }) => names[`organisation:${organisation}`] ?? []);
  const shown = known.length > 3 ? known.slice(0, 2) : known;
  const rest = copies.length - shown.length;
  if (shown.length === 0) return copies.length === 1 ? '1 organisation' : `${copies.length} organisations`;
  const parts = rest > 0 ? [...shown, rest === 1 ? 'one more' : `${rest} more`] : shown;
  return parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
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
    case 'NoticeDrafted':
      return kindsOfNotice[event.kind].title.toLowerCase();
    case 'FixMoved':
      return `${event.fix.line} is ${event.fix.state}`;
    case 'LeakRecorded':
      return event.what;
    case 'LeakEvidenceFrozen':
      return event.evidence.knew.length === 1 ? '1 entry' : `${event.evidence.knew.length} entries`;
    case 'LeakJudged':
      return sayJudgement(event).toLowerCase();
    case 'LeakDecided':
      return event.decision;
    case 'BreachFound':
      return `${event.breach.rule}, ${event.breach.letter}`;
    case 'ExposureRecorded':
      return event.what;
    case 'ExposureRefuted':
      return event.what ?? 'public';
    case 'ReportDeferred':
      return `to look at again ${sayInstant(event.until)}`;
    case 'ReportStatusTold':
      return event.status;
    case 'FeedbackGiven':
      return [event.line, event.result, `usage changes: ${event.usageChanges}`].filter(Boolean).join(', ');
    case 'AffectedTold':
      return [event.affected, event.products].filter(Boolean).join(', ');
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
    case 'BundleAdded':
      return `${event.line}, ${event.patches.length === 1 ? '1 patch' : `${event.patches.length} patches`} on ${event.base}`;
    case 'BundlesShared':
      return event.missing.length > 0 ? `without ${event.missing.join(', ')}` : '';
    case 'BundleDownloaded':
      return event.form === 'encrypted' ? 'encrypted to their key' : 'not encrypted';
    case 'PlaybookChanged': {
      const { from, to, differences = [] } = event;
      const what = differences.length > 0 ? `. What differs: ${differences.join('; ')}` : '';
      return `${from.name} ${from.version} → ${to.name} ${to.version}${what}`;
    }
    case 'IncidentRecorded':
      return `${event.what}, known since ${sayInstant(event.awareAt)}`;
    case 'ReportFiled':
      return `${craDuty(event.report)?.title ?? event.report}, reference ${event.reference}`;
    case 'DeliveryResolved':
      return { arrived: 'it arrived', lost: 'it is lost', again: 'it is sent once more' }[event.outcome];
    case 'DutyTold':
      return event.why === 'not taken' ? 'nobody has taken the report yet' : event.why;
    case 'OwnersReminded':
      return `${event.title} is ${event.level}`;
    default:
      return '';
  }
}
