import type { Advisory } from '../advisory/advisory.ts';
import type { AnswerAddresses } from '../answers/addresses.ts';
import type { Consent } from '../embargo/consent.ts';
import type { DateAnswer, Embargo } from '../embargo/embargo.ts';
import type { Leak } from '../embargo/leak.ts';
import type { FoundBreach } from '../notices/found.ts';
import type { Settlement } from '../process/clocks/settled.ts';
import type { Instant } from '../process/instant.ts';
import type { PlaybookPin } from '../process/playbook.ts';
import type { NoticeKind } from '../process/playbook-notices.ts';
import type { Track } from '../process/playbook-severity.ts';
import type { CandidateFix } from '../release/bundle.ts';
import type { LineFix } from '../release/fix.ts';
import type { ActionItem } from './action-items.ts';
import type { Affectedness, TeamQuestion } from './evolve-answers.ts';
import type { Feedback } from './feedback.ts';
import type { AccountId, CaseId, OrganisationId, PersonId, ProjectId } from './ids.ts';
import type { Classification } from './kinds.ts';
import type { ReportStatus } from './report-status.ts';
import type { Tie, Transfer } from './ties.ts';
import type { Impact, Upstream } from './upstream.ts';

/** Who takes part in one case: the team as a whole, the reporter, or one distributor. */
export type PartyId = 'team' | 'reporter' | `reporter:${string}` | `organisation:${OrganisationId}`;

export interface Attachment {
  readonly blob: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** What the reporter sent, never changed. The six parts of rule R21, without the identity, which is the person's. */
export interface Report {
  readonly subject: string;
  readonly steps: string;
  readonly effects: string;
  readonly surface: string;
  readonly dependencies: string;
  readonly kind: 'vulnerability' | 'suspected' | 'upstream';
  readonly alreadyPublic: boolean;
  /** Days after the report in which the reporter will publish on their own; absent when they named none. */
  readonly deadlineDays?: number;
  readonly attachments: readonly Attachment[];
  /** It came through the form for leaks, which names no case. */
  readonly isLeak?: true;
}

export interface Message {
  readonly at: Instant;
  readonly from: 'team' | 'reporter';
  readonly audience: 'reporter' | 'internal';
  readonly text: string;
  readonly by: string;
}

/** A question to the reporter; the clocks that the playbook names stand still while it is open. */
export interface Question {
  readonly at: Instant;
  readonly text: string;
  readonly by: string;
  readonly ended?: { readonly at: Instant; readonly by: 'reporter' | 'team' };
}

export interface Participant {
  readonly party: PartyId;
  readonly ref: string;
  readonly reportStatus: ReportStatus;
  readonly consent: Consent;
  /** The version of the embargo policy that the consent is to. */
  readonly policyVersion?: number;
  /** Since when it has been bound by the terms. */
  readonly signedAt?: Instant;
  /** When it took its consent back; missing while it stands. */
  readonly leftAt?: Instant;
  /** When an invitation that nobody has answered lapses. */
  readonly answerBy?: Instant;
  /** Of an organisation whose link and reply address were replaced. */
  readonly addresses?: AnswerAddresses;
}

export interface ExposureClaim {
  readonly at: Instant;
  readonly what: 'public' | 'exploit public' | 'attacks observed';
  readonly source: string;
  readonly by: string;
}

/** One line of the register of who may see the case. */
export interface Member {
  readonly account: AccountId;
  readonly since: Instant;
  readonly reason: string;
}

export interface Severity {
  /** Missing where the playbook lets a word stand without CVSS. */
  readonly vector?: string;
  readonly score?: number;
  readonly word: 'none' | 'low' | 'medium' | 'high' | 'critical';
  readonly reason: string;
  /** Where this score holds, such as `Proxmox`; missing for everywhere. */
  readonly environment?: string;
}

/** A severity that was taken back for another; the earlier one stays on record. */
export interface SeverityChange {
  readonly at: Instant;
  readonly from: Severity;
  readonly to: Severity;
}

/** A person's choice of a track; `by rule` takes an earlier one back. All of them stay on record. */
export interface TrackChoice {
  readonly at: Instant;
  readonly track: Track | 'by rule';
  readonly reason: string;
  readonly by: AccountId;
}

/** What one distributor may do in spite of the embargo, once every member has been told of it. */
export interface Exemption {
  readonly at: Instant;
  readonly id: string;
  readonly party: PartyId;
  readonly text: string;
  readonly by: AccountId;
}

export interface NoticeCopy {
  readonly organisation: OrganisationId;
  readonly ref: string;
  /** When the organisation first said that it has read it. */
  readonly openedAt?: Instant;
}

/** A warning of the leak rules that a person let stand, once and with a reason. */
export interface IgnoredWarning {
  readonly rule: string;
  /** What was found, as it is written. */
  readonly quote: string;
  readonly reason: string;
}

export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly blocks: Readonly<Record<string, string>>;
  readonly draftedBy: AccountId;
  readonly ignored?: readonly IgnoredWarning[];
  /** Since when an approval no longer holds, because the playbook changed under it. */
  readonly approvalLapsed?: Instant;
  readonly approvedBy: readonly AccountId[];
  readonly sent?: {
    readonly at: Instant;
    readonly leavesAt: Instant;
    readonly copies: readonly NoticeCopy[];
    readonly by: AccountId;
  };
  readonly stopped?: Instant;
}

export interface AdvisoryRevision {
  readonly number: number;
  readonly at: Instant;
  readonly by: AccountId;
  readonly advisory: Advisory;
}

export interface Publication {
  readonly revision: number;
  readonly at: Instant;
  readonly id: string;
  readonly changes?: string;
}

/** Something that must be told to an authority, as the team recorded it. */
export interface Incident {
  readonly at: Instant;
  readonly awareAt: Instant;
  readonly what: 'active exploitation' | 'severe incident';
  readonly text: string;
  /** Whether unlawful or malicious acts are suspected. */
  readonly malice: 'suspected' | 'not suspected' | 'not known';
  /** Whether it hits systems that the project itself provides for development. */
  readonly ownSystems: boolean;
}

/** A report to an authority that somebody filed. */
export interface Filing {
  readonly report: string;
  readonly filedAt: Instant;
  readonly where: string;
  readonly reference: string;
  readonly by: AccountId;
}

/** What an owner was reminded of: once each, in this order. */
export type ReminderLevel = 'due soon' | 'late' | 'late for a day';

/** The current picture of a case, folded from its events by `evolve`. */
export interface Case {
  readonly id: CaseId;
  readonly project: ProjectId;
  readonly number: string;
  readonly playbook: PlaybookPin;
  /** What the last move to another playbook left as it was. */
  readonly settlement?: Settlement;
  readonly openedAt: Instant;
  /** Of a case that was split off: when the report came in, which is before the case was opened. */
  readonly reportedAt?: Instant;
  readonly report: Report;
  /** What the team says that it is; ordinary while it has not said. */
  readonly kind?: Classification;
  readonly upstream?: Upstream;
  readonly ties?: readonly Tie[];
  readonly transfer?: Transfer;
  /** Of a duplicate: the advisory of the surviving case, once it is public. */
  readonly survivorPublished?: { readonly at: Instant; readonly id: string };
  /** By release line, where somebody has answered. */
  readonly impact?: Readonly<Record<string, Impact>>;
  readonly reporter: PersonId;
  readonly channel: 'form' | 'api' | 'mail';
  readonly participants: Readonly<Record<string, Participant>>;
  readonly members: readonly Member[];
  readonly conflicted: readonly AccountId[];
  readonly lead?: AccountId;
  readonly messages: readonly Message[];
  readonly seenAt?: Instant;
  readonly contactedAt?: Instant;
  readonly plan?: { readonly at: Instant; readonly plan: string; readonly workarounds: string };
  readonly rejection?: { readonly at: Instant; readonly reason: string; readonly text: string };
  /** Work put off, and when to look at it again. */
  readonly deferral?: { readonly at: Instant; readonly reason: string; readonly until: Instant };
  readonly tellDistributors?: boolean;
  /** Lines that were supported when the report was accepted; missing where nobody had said (R91). */
  readonly supported?: readonly string[];
  /** The one that decides: the highest of the scores. */
  readonly severity?: Severity;
  /** Every score, one for each environment. */
  readonly scores?: readonly Severity[];
  readonly severityChanges?: readonly SeverityChange[];
  readonly trackChoices?: readonly TrackChoice[];
  readonly cwe?: string;
  readonly cve: {
    readonly state: 'none' | 'requested' | 'reserved' | 'published' | 'rejected';
    readonly id?: string;
    /** When an id was assigned to this request; a second one, after one was given back, begins anew. */
    readonly since?: Instant;
  };
  readonly advisory: {
    readonly state: 'none' | 'draft' | 'frozen' | 'published' | 'withdrawn';
    readonly revisions: readonly AdvisoryRevision[];
    readonly approvedBy: readonly AccountId[];
    readonly publications: readonly Publication[];
    readonly withdrawn?: { readonly at: Instant; readonly reason: string };
  };
  readonly fork?: { readonly place: string; readonly people: string };
  readonly draftToldAt?: Instant;
  readonly communicationPlan?: string;
  readonly questions?: readonly Question[];
  /** The reporter's own deadline, as they or the team last set it. */
  readonly deadline?: { readonly at: Instant; readonly note: string; readonly by: string };
  /** Programmes with a cap of their own that have been told, such as a list of distributions, and since when. */
  readonly programmes?: readonly { readonly id: string; readonly since: Instant }[];
  /** When somebody of the team last did something in the case; looking does not count. */
  readonly teamActedAt?: Instant;
  readonly embargo: Embargo;
  readonly answers: readonly DateAnswer[];
  readonly notices: readonly Notice[];
  /** What distributors found when they tried the candidate fix. */
  readonly feedback?: readonly Feedback[];
  /** Whether distributors are affected, as they say themselves. */
  readonly affectedness?: readonly Affectedness[];
  /** What distributors asked the team. */
  readonly asked?: readonly TeamQuestion[];
  readonly exemptions?: readonly Exemption[];
  /** What got out before its time, and what was decided on it. */
  readonly leaks?: readonly Leak[];
  /** What the leak-checker found in what had left. */
  readonly found?: readonly FoundBreach[];
  readonly fixes: Readonly<Record<string, LineFix>>;
  readonly fixConfirmedAt?: Instant;
  /** Patches on their way to distributors, and who has them. */
  readonly candidate?: CandidateFix;
  readonly exposure: {
    readonly public?: Instant;
    readonly exploitPublic?: Instant;
    readonly attacksObserved?: Instant;
    /** When the team first put attacks on record, which may be later than they were seen. */
    readonly attacksRecordedAt?: Instant;
    /** Since when users run the fix, as somebody stated it. */
    readonly deployed?: Instant;
    /** The fix can be read in public while no release has it. */
    readonly publicFix?: { readonly at: Instant; readonly where: string };
    /** What somebody outside the team says is known; it counts once the team has recorded it. */
    readonly claims?: readonly ExposureClaim[];
  };
  readonly credit?: 'none' | 'name' | 'name and affiliation';
  readonly usersToldAt?: Instant;
  readonly followedUpAt?: Instant;
  readonly posts: readonly { readonly at: Instant; readonly channel: string; readonly url: string }[];
  readonly manual: readonly { readonly at: Instant; readonly step: string; readonly note: string }[];
  readonly retrospective: {
    readonly state: 'none' | 'drafted' | 'done' | 'waived';
    readonly text: string;
    readonly rootCause?: string;
    readonly publishedAt?: Instant;
    readonly at?: Instant;
  };
  readonly actionItems?: readonly ActionItem[];
  readonly closedAt?: Instant;
  /** The highest rung of the escalation that was told, with 0 for the report itself. */
  readonly toldRung?: number;
  readonly incidents?: readonly Incident[];
  readonly filings?: readonly Filing[];
  /** When a CVE id was assigned, or when it was decided to assign none; the first time. */
  readonly cveDecidedAt?: Instant;
  /** Ids that were given back. */
  readonly cvesReturned?: readonly string[];
  /** How far the owner of a clock was reminded, by the clock's id and the time it was due. */
  readonly reminded?: Readonly<Record<string, ReminderLevel>>;
}
