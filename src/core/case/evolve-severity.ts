import type { Instant } from '../process/instant.ts';
import { highest } from '../process/tracks.ts';
import type { CaseEvent } from './events.ts';
import type { Case, Severity } from './model.ts';

type SeverityEvent = Extract<CaseEvent, { type: 'VulnerabilityScored' | 'TrackChosen' }>;

/** Scores by environment, the one that decides, what was said before, and the choices of a track. */
export function evolveSeverity(state: Case, event: SeverityEvent, at: Instant): Case {
  if (event.type === 'TrackChosen') {
    const { type: _, ...choice } = event;
    return { ...state, trackChoices: [...(state.trackChoices ?? []), { ...choice, at }] };
  }
  const { severity } = event;
  // Cases from before there were environments have one score and no list.
  const known = state.scores ?? (state.severity ? [state.severity] : []);
  const isSame = (s: Severity) => (s.environment ?? '') === (severity.environment ?? '');
  const scores = known.some(isSame) ? known.map((s) => (isSame(s) ? severity : s)) : [...known, severity];
  const to = highest(scores)!;
  const from = state.severity;
  return {
    ...state,
    scores,
    severity: to,
    ...(from && differs(from, to) ? { severityChanges: [...(state.severityChanges ?? []), { at, from, to }] } : {}),
  };
}

const differs = (a: Severity, b: Severity): boolean =>
  a.vector !== b.vector || a.word !== b.word || a.score !== b.score || a.environment !== b.environment;
