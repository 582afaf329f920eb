import type { AccountId, CaseId, OrganisationId } from '../case/ids.ts';
import type { Attachment, Case } from '../case/model.ts';
import type { Instant } from '../process/instant.ts';
import type { Embargo } from './embargo.ts';
import { isHeld } from './machine.ts';
import type { Knower } from './who-knows.ts';

/** How much got out; `none` where a look showed that nothing did (process.md B.10). */
export const extents = ['none', 'existence', 'partial', 'full'] as const;
export type Extent = (typeof extents)[number];

/** How it came to be out; a third party is somebody who was never told. */
export const causes = ['accidental', 'malicious', 'third-party'] as const;
export type Cause = (typeof causes)[number];

/** What follows: the embargo goes on; find out more and decide again; end it now. */
export const leakDecisions = ['hold', 'assess', 'collapse'] as const;
export type LeakDecision = (typeof leakDecisions)[number];

/** The playbook's answer to every pair of extent and cause. */
export type LeakTable = Readonly<Record<Exclude<Extent, 'none'>, Readonly<Record<Cause, LeakDecision>>>>;

/** What was known when a leak was recorded. Nothing later changes it: it stands in the book as it was then. */
export interface LeakEvidence {
  /** The newest entry of the case's book at that moment, and its hash in hexadecimal: a checkpoint of its chain. */
  readonly seq: number;
  readonly head: string;
  readonly knew: readonly Knower[];
  /** SHA-256 over `knew` as JSON, in hexadecimal. */
  readonly digest: string;
  readonly embargo: Pick<Embargo, 'state' | 'end' | 'trigger'>;
  readonly files: readonly Attachment[];
}

export interface LeakJudgement {
  readonly at: Instant;
  readonly extent: Extent;
  readonly cause: Cause;
  readonly reason: string;
  /** Whose copy or people it came from, as the team judges it. A judgement, and no proof. */
  readonly organisation?: OrganisationId;
  /** What the playbook's table says to it. */
  readonly recommended: LeakDecision;
  readonly by: AccountId;
}

/** One leak of a case: what got out, what was known then, how it was judged, and what was decided. */
export interface Leak {
  readonly id: string;
  readonly at: Instant;
  readonly what: string;
  readonly toWhom: string;
  /** When it got out, where somebody knows. */
  readonly since?: Instant;
  readonly how: string;
  readonly source: 'member' | 'stranger' | 'team';
  /** The member that told of it. */
  readonly organisation?: OrganisationId;
  /** The reference of the member's own report. */
  readonly report?: string;
  /** The case that a stranger's report opened. */
  readonly reportedIn?: CaseId;
  /** A patch of it stands in public without saying what it mends. */
  readonly silentPatch?: true;
  /** Who owns the decision. */
  readonly owner: AccountId;
  readonly by: AccountId;
  readonly evidence?: Omit<LeakEvidence, 'knew'> & { readonly known: number };
  readonly judgements: readonly LeakJudgement[];
  readonly decisions: readonly {
    readonly at: Instant;
    readonly decision: LeakDecision;
    readonly recommended: LeakDecision;
    readonly reason: string;
    readonly by: AccountId;
  }[];
}

/** A leak that somebody reported where no case could be named: by a member for its organisation, or by a stranger. */
export interface LeakReport {
  /** The reference of a member's report. */
  readonly ref: string;
  readonly organisation: OrganisationId;
  readonly at: Instant;
}

const extentWords: Readonly<Record<Extent, string>> = {
  none: 'Nothing got out',
  existence: 'Only that something is there is known',
  partial: 'Part of it is known',
  full: 'All of it is known',
};

const causeWords: Readonly<Record<Cause, string>> = {
  accidental: 'by a mistake of somebody who was told',
  malicious: 'by somebody who was told and meant it',
  'third-party': 'by somebody who was never told',
};

/** What each decision means, in a sentence that people read. */
export const decisionWords: Readonly<Record<LeakDecision, string>> = {
  hold: 'hold: the embargo goes on as agreed',
  assess: 'assess: find out more at once, then decide again',
  collapse: 'collapse: end the embargo now and publish',
};

/** What a judgement says, in words. */
export const sayJudgement = ({ extent, cause }: Pick<LeakJudgement, 'extent' | 'cause'>): string =>
  extent === 'none' ? extentWords.none : `${extentWords[extent]}, ${causeWords[cause]}`;

/** What the table recommends and why. Where there is no embargo left to end, nothing can collapse. */
export function recommended(
  { embargo }: Pick<Case, 'embargo'>,
  { extent, cause }: Pick<LeakJudgement, 'extent' | 'cause'>,
  table: LeakTable,
): { readonly decision: LeakDecision; readonly why: string } {
  const said = sayJudgement({ extent, cause });
  const cell = extent === 'none' ? 'hold' : table[extent][cause];
  if (cell === 'collapse' && !isHeld(embargo))
    return { decision: 'hold', why: `${said}. No embargo is left that could end.` };
  return { decision: cell, why: `${said}. The playbook’s table says ${decisionWords[cell]}.` };
}

/** Whether somebody still has to decide on it: nobody has, the last word was to look again, or it was judged anew. */
export function isUndecided({ judgements, decisions }: Leak): boolean {
  const last = decisions.at(-1);
  if (!last || last.decision === 'assess') return true;
  const judged = judgements.at(-1);
  return judged !== undefined && judged.at > last.at && judged.recommended !== last.decision;
}

/** Leaks of the case that wait for a decision, oldest first. */
export const undecidedLeaks = ({ leaks = [] }: Pick<Case, 'leaks'>): readonly Leak[] => leaks.filter(isUndecided);

/** The leak that a step is about: the one named, else the oldest that waits for a decision, else the newest. */
export function leakMeant(state: Pick<Case, 'leaks'>, id: string | undefined): Leak | undefined {
  if (id) return state.leaks?.find((leak) => leak.id === id);
  return undecidedLeaks(state)[0] ?? state.leaks?.at(-1);
}
