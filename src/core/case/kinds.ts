import type { Instant } from '../process/instant.ts';
import type { AccountId } from './ids.ts';
import type { Case, Notice, Report } from './model.ts';

/** What the team may say that a case is. Duplicates and transferred cases become so by steps of their own. */
export const chosenKinds = ['ordinary', 'already public', 'upstream', 'unfixed', 'internal only'] as const;
export type ChosenKind = (typeof chosenKinds)[number];
export type CaseKind = ChosenKind | 'duplicate' | 'transferred';

/** What the team said that a case is, and why. */
export interface Classification {
  readonly kind: CaseKind;
  readonly reason: string;
  readonly at: Instant;
  readonly by: AccountId;
  /** Of an unfixed case: why there is no patch, in the words that users read. */
  readonly forUsers?: string;
  /** Of an unfixed case: its supported lines get no patch either; a person has said so. */
  readonly despiteSupport?: true;
  /** Of an internal case: the second person who agrees that nothing is ever published. */
  readonly confirmedBy?: AccountId;
}

/** How one kind of case bends the process. `keeps` names the few steps that are left; `without` those that fall away. */
interface KindLaw {
  /** One sentence for the case's page. */
  readonly means: string;
  readonly without?: readonly string[];
  readonly keeps?: readonly string[];
  /** Clocks that do not run, since what they ask for is not owed in such a case. */
  readonly withoutClocks?: readonly string[];
  /** Steps that no other kind has. */
  readonly own?: readonly string[];
}

const noticeSteps = ['draft-notice', 'approve-notice', 'send-notice', 'share-bundles'];
const negotiation = ['propose-date', 'decide-date'];
const ownCve = ['request-cve', 'record-cve'];
const public_ = ['freeze-advisory', 'approve-advisory', 'publish-advisory', 'tell-users', 'record-post'];
const leaks = ['record-leak', 'judge-leak', 'decide-leak', 'answer-finding', 'view-as'];
const duties = ['record-incident', 'file-report', 'refute-exposure', ...leaks];
const cnaClocks = ['cve-record', 'cve-record-last', 'first-refusal'];
const disclosureClocks = ['report-to-public', 'embargo', 'latest-disclosure'];
const room = ['see-report', 'contact-reporter', 'send-message', 'assign-lead', 'declare-conflict', 'remove-member'];

/** Every kind and what it changes, in one place: `decide`, `available`, the checklist, `next` and the clocks read it. */
export const kindLaws: Readonly<Record<CaseKind, KindLaw>> = {
  ordinary: { means: 'A private report that is mended under embargo and then published.' },
  'already public': {
    means: 'It was public before it could be held: no embargo, no early notice, everybody at once.',
    without: [...noticeSteps, ...negotiation],
  },
  upstream: {
    means: 'A dependency’s vulnerability. The embargo and the CVE id are upstream’s; ours is to say who is affected.',
    without: [...noticeSteps, ...ownCve],
    withoutClocks: cnaClocks,
    own: ['record-upstream'],
  },
  unfixed: {
    means: 'It is published without a patch: every line is listed as affected, with what users can do instead.',
    without: ['move-fix', 'confirm-fix', 'release-patch', 'plan-releases', 'add-bundle', 'share-bundles'],
  },
  'internal only': {
    means: 'It is kept entirely internal. Nothing about it is ever published.',
    without: [...noticeSteps, ...negotiation, ...ownCve, ...public_],
    withoutClocks: ['report-to-public'],
    own: ['confirm-internal'],
  },
  duplicate: {
    means: 'Another case is about the same vulnerability and goes on; this one follows it, and its reporter is told.',
    keeps: [
      ...room,
      ...duties,
      ...['answer-date', 'set-deadline', 'choose-credit', 'record-exposure', 'add-member', 'link-cases', 'close-case'],
      'take-back-duplicate',
    ],
    withoutClocks: cnaClocks,
    own: ['take-back-duplicate'],
  },
  transferred: {
    means: 'It was handed over to those whose software it is in.',
    keeps: [...room, ...duties, 'choose-credit', 'close-case'],
    withoutClocks: [...disclosureClocks, ...cnaClocks],
  },
};

/** What a case is; ordinary until the team says otherwise. */
export function kindOf(state: Pick<Case, 'kind'>): CaseKind {
  return state.kind?.kind ?? 'ordinary';
}

/** What the report itself speaks for. Only a suggestion: the team decides (R22, R24). */
export function suggestedKind(report: Report): ChosenKind {
  if (report.alreadyPublic) return 'already public';
  return report.kind === 'upstream' ? 'upstream' : 'ordinary';
}

/** Whether a notice was sent to distributors, and not stopped in time; what the public read ahead went to none of them. */
export const hasGoneToMembers = ({ sent, stopped }: Notice): boolean =>
  sent !== undefined && sent.copies.length > 0 && !stopped;

/** Whether any distributor has had a notice of the case. */
export function wasTold({ notices }: Pick<Case, 'notices'>): boolean {
  return notices.some(hasGoneToMembers);
}

/**
 * Whether the case has the step at all. What its kind leaves out stays out, but for notices where somebody was told
 * before the case became of this kind: they are owed the word that follows, such as the end of the embargo.
 */
export function hasStep(state: Pick<Case, 'kind' | 'notices'>, step: string): boolean {
  return kindHasStep(kindOf(state), step) || (noticeSteps.includes(step) && wasTold(state));
}

/** Whether a clock can run in the case at all. */
export function hasClock(state: Pick<Case, 'kind'>, clock: string): boolean {
  return !kindLaws[kindOf(state)].withoutClocks?.includes(clock);
}

/** The kinds that alone have a step, by its id. */
const ownersOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(kindLaws)
    .flatMap((law) => law.own ?? [])
    .map((step) => [step, Object.entries(kindLaws).flatMap(([kind, law]) => (law.own?.includes(step) ? [kind] : []))]),
);

/** Whether a kind of case has the step, before anything has happened in it. */
export function kindHasStep(kind: CaseKind, step: string): boolean {
  const { without = [], keeps } = kindLaws[kind];
  const owners = ownersOf.get(step);
  if (owners && !owners.includes(kind)) return false;
  return keeps ? keeps.includes(step) : !without.includes(step);
}
