import type { Advisory } from '../advisory/advisory.ts';
import type { Consent } from '../embargo/consent.ts';
import type { Breach, DateAnswerKind, EndCause, Trigger } from '../embargo/embargo.ts';
import type { Settled } from '../process/clocks/settled.ts';
import type { Instant } from '../process/instant.ts';
import type { PlaybookPin } from '../process/playbook.ts';
import type { NoticeKind } from '../process/playbook-notices.ts';
import type { Track } from '../process/playbook-severity.ts';
import type { LineFix } from '../release/fix.ts';
import type { AnswerEvent } from './events-answers.ts';
import type { BundleEvent } from './events-bundles.ts';
import type { KindEvent } from './events-kinds.ts';
import type { LeakEvent } from './events-leaks.ts';
import type { Feedback, TrialResult } from './feedback.ts';
import type { AccountId, DeliveryId, PersonId } from './ids.ts';
import type { IgnoredWarning, NoticeCopy, PartyId, ReminderLevel, Report, Severity } from './model.ts';
import type { ReportStatus } from './report-status.ts';

/**
 * Everything that can become true of a case. Events hold no identity: people are person, account or organisation ids.
 * Shapes only ever grow by optional fields; anything else gets a new name.
 */
export type CaseEvent =
  | KindEvent
  | AnswerEvent
  | BundleEvent
  | LeakEvent
  | {
      readonly type: 'ReportReceived';
      readonly number: string;
      readonly playbook: PlaybookPin;
      readonly report: Report;
      readonly reporter: PersonId;
      readonly ref: string;
      readonly channel: 'form' | 'api' | 'mail';
    }
  | { readonly type: 'ReportSeen'; readonly by: AccountId }
  | {
      readonly type: 'MessageSent';
      readonly from: 'team' | 'reporter';
      readonly audience: 'reporter' | 'internal';
      readonly text: string;
      readonly by: string;
      /** Written by the house out of another step: it begins no conversation. */
      readonly derived?: true;
    }
  | { readonly type: 'ReporterAsked'; readonly text: string; readonly by: AccountId }
  | { readonly type: 'WaitingEnded'; readonly reason: string; readonly by: AccountId }
  | {
      readonly type: 'DeadlineSet';
      readonly date: Instant;
      readonly note: string;
      /** Of the reporter of a duplicate, as the surviving case hears of it; missing for the case's own reporter. */
      readonly party?: PartyId;
      readonly by: string;
    }
  | {
      readonly type: 'ProgrammeTold';
      readonly programme: string;
      readonly since: Instant;
      readonly note: string;
      readonly by: AccountId;
    }
  | { readonly type: 'ReporterContacted'; readonly text: string; readonly by: AccountId }
  | { readonly type: 'PlanShared'; readonly plan: string; readonly workarounds: string; readonly by: AccountId }
  | { readonly type: 'LeadAssigned'; readonly account: AccountId; readonly by: AccountId }
  | { readonly type: 'MemberAdded'; readonly account: AccountId; readonly reason: string; readonly by: AccountId }
  | { readonly type: 'MemberRemoved'; readonly account: AccountId; readonly reason: string; readonly by: AccountId }
  | { readonly type: 'ConflictDeclared'; readonly account: AccountId; readonly reason: string; readonly by: AccountId }
  | { readonly type: 'ReportValidated'; readonly effects: string; readonly by: AccountId }
  | { readonly type: 'ReportRejected'; readonly reason: string; readonly text: string; readonly by: AccountId }
  | {
      readonly type: 'ReportDeferred';
      readonly reason: string;
      readonly text: string;
      readonly until: Instant;
      readonly by: AccountId;
    }
  | { readonly type: 'ReportResumed'; readonly reason: string; readonly by: AccountId }
  | {
      readonly type: 'ReportStatusTold';
      readonly party: PartyId;
      readonly status: ReportStatus;
      readonly reason: string;
      readonly by: string;
    }
  | {
      readonly type: 'ReportAccepted';
      readonly lines: readonly { readonly line: string; readonly planned?: string }[];
      readonly tellDistributors: boolean;
      /** The project's supported lines at that moment (R91). */
      readonly supported?: readonly string[];
      readonly by: AccountId;
    }
  | { readonly type: 'VulnerabilityScored'; readonly severity: Severity; readonly by: AccountId }
  | {
      readonly type: 'TrackChosen';
      readonly track: Track | 'by rule';
      readonly reason: string;
      readonly by: AccountId;
    }
  | { readonly type: 'WeaknessClassified'; readonly cwe: string; readonly by: AccountId }
  | { readonly type: 'CveIdRequested'; readonly from: string; readonly by: AccountId }
  | { readonly type: 'CveIdRejected'; readonly reason: string; readonly by: AccountId }
  | { readonly type: 'CveIdReserved'; readonly cve: string; readonly by: AccountId }
  | { readonly type: 'AdvisoryDrafted'; readonly revision: number; readonly advisory: Advisory; readonly by: AccountId }
  | { readonly type: 'AdvisoryFrozen'; readonly revision: number; readonly by: AccountId }
  | { readonly type: 'AdvisoryApproved'; readonly revision: number; readonly by: AccountId }
  | {
      readonly type: 'AdvisoryPublished';
      readonly revision: number;
      readonly id: string;
      /** Of an amendment: what has changed, in the words that readers see. */
      readonly changes?: string;
      readonly by: AccountId;
    }
  | {
      readonly type: 'AdvisoryWithdrawn';
      readonly reason: string;
      /** CVE ids that take the place of the rejected one. */
      readonly replacedBy?: readonly string[];
      readonly by: AccountId;
    }
  | { readonly type: 'PrivateForkRecorded'; readonly place: string; readonly people: string; readonly by: AccountId }
  | { readonly type: 'ReporterToldOfDraft'; readonly text: string; readonly by: AccountId }
  | { readonly type: 'CommunicationPlanned'; readonly text: string; readonly by: AccountId }
  | {
      readonly type: 'DateProposed';
      readonly proposal: number;
      readonly date: Instant;
      readonly trigger?: Trigger;
      readonly note: string;
      readonly by: string;
    }
  | {
      readonly type: 'DateAnswered';
      readonly party: PartyId;
      readonly proposal: number;
      readonly answer: DateAnswerKind;
      readonly reason: string;
      readonly earliest?: Instant;
      readonly by: string;
    }
  | {
      readonly type: 'DateDecided';
      readonly date: Instant;
      readonly trigger?: Trigger;
      readonly reason: string;
      readonly delay?: string;
      readonly objections: readonly PartyId[];
      readonly by: AccountId;
    }
  | { readonly type: 'DateRejected'; readonly proposal: number; readonly reason: string; readonly by: AccountId }
  | {
      readonly type: 'EmbargoEnded';
      readonly cause: EndCause;
      readonly because?: Breach;
      readonly reason: string;
      readonly by: string;
    }
  | {
      readonly type: 'ExemptionGranted';
      readonly exemption: string;
      readonly party: PartyId;
      readonly text: string;
      readonly by: AccountId;
    }
  | {
      readonly type: 'ConsentChanged';
      readonly party: PartyId;
      readonly consent: Consent;
      readonly policyVersion: number;
      readonly answerBy?: Instant;
      readonly reason?: string;
      readonly by: string;
    }
  | {
      readonly type: 'NoticeDrafted';
      readonly notice: string;
      readonly kind: NoticeKind;
      readonly blocks: Readonly<Record<string, string>>;
      readonly ignored?: readonly IgnoredWarning[];
      readonly by: AccountId;
    }
  | { readonly type: 'NoticeApproved'; readonly notice: string; readonly by: AccountId }
  | {
      readonly type: 'NoticeSent';
      readonly notice: string;
      readonly copies: readonly NoticeCopy[];
      readonly leavesAt: Instant;
      /** The terms on which new participants get it; missing, they had accepted the policy as members. */
      readonly terms?: {
        readonly consent: 'invited' | 'signatory';
        readonly policyVersion: number;
        readonly answerBy?: Instant;
      };
      readonly by: AccountId;
    }
  | { readonly type: 'NoticeStopped'; readonly notice: string; readonly by: AccountId }
  | {
      /** A person said what became of a mail that nobody could vouch for. */
      readonly type: 'DeliveryResolved';
      readonly delivery: DeliveryId;
      readonly letter: string;
      /** As deliveries carry it: `organisation:…`, `account:…`, `list:…` or `reporter`. */
      readonly recipient: string;
      readonly outcome: 'arrived' | 'lost' | 'again';
      readonly by: AccountId;
    }
  | {
      readonly type: 'FeedbackGiven';
      readonly party: PartyId;
      readonly usageChanges: Feedback['usageChanges'];
      /** Of which release line, and what came of it there. */
      readonly line?: string;
      readonly result?: TrialResult;
      readonly text: string;
      readonly by: string;
    }
  | { readonly type: 'NoticeOpened'; readonly notice: string; readonly party: PartyId; readonly by: string }
  | { readonly type: 'FixMoved'; readonly fix: LineFix; readonly by: AccountId }
  | { readonly type: 'FixConfirmed'; readonly note: string; readonly by: AccountId }
  | {
      readonly type: 'ExposureRefuted';
      /** Missing, it was that the matter is public. */
      readonly what?: 'attacks observed';
      readonly reason: string;
      readonly by: AccountId;
    }
  | {
      readonly type: 'ExposureRecorded';
      readonly what: 'public' | 'exploit public' | 'attacks observed';
      readonly source: string;
      /** When it became true, where that was before it was recorded. */
      readonly since?: Instant;
      readonly by: string;
    }
  | { readonly type: 'DeploymentRecorded'; readonly since: Instant; readonly source: string; readonly by: AccountId }
  | { readonly type: 'CreditChosen'; readonly credit: 'none' | 'name' | 'name and affiliation'; readonly by: string }
  | { readonly type: 'UsersTold'; readonly text: string; readonly by: AccountId }
  | {
      readonly type: 'DistributorsFollowedUp';
      readonly text: string;
      readonly copies: readonly NoticeCopy[];
      readonly by: AccountId;
    }
  | { readonly type: 'ChannelPosted'; readonly channel: string; readonly url: string; readonly by: AccountId }
  | { readonly type: 'ManualStepRecorded'; readonly step: string; readonly note: string; readonly by: AccountId }
  | { readonly type: 'RetrospectiveDrafted'; readonly text: string; readonly by: string }
  | {
      readonly type: 'RetrospectiveHeld';
      readonly text: string;
      readonly rootCause?: string;
      readonly by: AccountId;
    }
  | { readonly type: 'RetrospectivePublished'; readonly text: string; readonly by: AccountId }
  | {
      readonly type: 'ActionItemAdded';
      readonly item: string;
      readonly text: string;
      readonly owner: AccountId;
      readonly by: AccountId;
    }
  | { readonly type: 'ActionItemFinished'; readonly item: string; readonly note: string; readonly by: AccountId }
  | { readonly type: 'RetrospectiveWaived'; readonly reason: string; readonly by: AccountId }
  | {
      readonly type: 'PlaybookChanged';
      readonly from: PlaybookPin;
      readonly to: PlaybookPin;
      /** What differs in law between the two, in sentences. */
      readonly differences?: readonly string[];
      /** Clocks that had been met or let run late by then: they keep the end that they had. */
      readonly settled?: readonly Settled[];
      readonly reason: string;
      readonly by: AccountId;
    }
  | {
      readonly type: 'IncidentRecorded';
      readonly what: 'active exploitation' | 'severe incident';
      readonly awareAt: Instant;
      readonly text: string;
      readonly malice: 'suspected' | 'not suspected' | 'not known';
      readonly ownSystems: boolean;
      readonly by: AccountId;
    }
  | {
      readonly type: 'ReportFiled';
      readonly report: string;
      readonly filedAt: Instant;
      readonly where: string;
      readonly reference: string;
      readonly by: AccountId;
    }
  | {
      readonly type: 'DutyTold';
      readonly accounts: readonly AccountId[];
      /** Whether the team's list was told as well. */
      readonly team: boolean;
      readonly why: 'new report' | 'said to be public' | 'not taken';
      /** Which rung of the playbook's escalation; 0 for the report itself. */
      readonly rung: number;
      readonly by: 'system';
    }
  | {
      readonly type: 'OwnersReminded';
      readonly clock: string;
      readonly title: string;
      readonly dueAt: Instant;
      readonly level: ReminderLevel;
      readonly accounts: readonly AccountId[];
      readonly team: boolean;
      readonly by: 'system';
    }
  | { readonly type: 'CaseClosed'; readonly reason: string; readonly by: AccountId };

export type EventType = CaseEvent['type'];

/** An event with its place in the book. */
export interface Recorded<E extends { readonly type: string } = CaseEvent> {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  readonly event: E;
}
