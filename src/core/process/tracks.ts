import { saidSince } from '../case/exposure.ts';
import type { Case, Severity, TrackChoice } from '../case/model.ts';
import type { Playbook } from './playbook.ts';
import type { Track } from './playbook-severity.ts';

/** Which way a case takes, the rule of the playbook that says so, and the person who said otherwise. */
export interface OnTrack {
  readonly track: Track;
  /** Id of the rule that fits; missing where none does, and the case goes the private way. */
  readonly rule?: string;
  /** What the rules alone would say. */
  readonly byRule: Track;
  /** A person's choice in force. */
  readonly choice?: TrackChoice;
}

/**
 * The track of a case: the newest choice of a person that was not taken back, or else the first rule of the playbook that
 * fits (B.2: "overrides are always human"). What is not known yet fits no rule about it, so that an unscored case is private.
 */
export function trackOf(state: Case, { severity }: Playbook): OnTrack {
  const rule = severity.tracks.find(({ when }) => fits(state, when));
  const byRule = rule?.track ?? 'private';
  const newest = state.trackChoices?.at(-1);
  const choice = newest && newest.track !== 'by rule' ? newest : undefined;
  return {
    track: choice && choice.track !== 'by rule' ? choice.track : byRule,
    ...(rule ? { rule: rule.id } : {}),
    byRule,
    ...(choice ? { choice } : {}),
  };
}

/** The track and why, in a line that a person reads. */
export function sayTrack({ track, rule, byRule, choice }: OnTrack): string {
  const said = rule === undefined ? 'no rule of the playbook says otherwise' : `rule “${rule}”`;
  if (!choice) return `${track}: ${said}`;
  return `${track}: chosen by a person (${choice.reason}); without that ${byRule}, ${said}`;
}

function fits({ severity, exposure }: Case, when: Playbook['severity']['tracks'][number]['when']): boolean {
  const known = saidSince({ exposure });
  const score = severity?.score;
  if (when.scoreFrom !== undefined && (score === undefined || score < when.scoreFrom)) return false;
  if (when.scoreBelow !== undefined && (score === undefined || score >= when.scoreBelow)) return false;
  if (when.words && (severity === undefined || !when.words.includes(severity.word))) return false;
  return !when.exposure || when.exposure.some((what) => known[what] !== undefined);
}

/** Where a severity in words begins, for comparing one that has a score with one that has none (CVSS 3.1 §5). */
const least: Readonly<Record<Severity['word'], number>> = { none: 0, low: 0.1, medium: 4, high: 7, critical: 9 };

/** The highest of several scores: it decides the track. The first of equals, so that an order of writing stays. */
export function highest(scores: readonly Severity[]): Severity | undefined {
  const weight = (s: Severity) => s.score ?? least[s.word];
  return scores.reduce<Severity | undefined>((top, s) => (top && weight(top) >= weight(s) ? top : s), undefined);
}
