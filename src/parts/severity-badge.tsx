import type { JSX } from 'preact';

export type Severity = 'none' | 'low' | 'medium' | 'high' | 'critical';

const filled: Readonly<Record<Severity, number>> = { none: 0, low: 1, medium: 2, high: 3, critical: 4 };

/** Word and bar, never colour alone: `HIGH ▮▮▮▯ 8.1`. `method` names the score's system, such as `CVSS 3.1`. */
export function SeverityBadge(props: {
  severity: Severity;
  score?: number | undefined;
  method?: string | undefined;
}): JSX.Element {
  return (
    <span class={`severity severity-${props.severity}`}>
      {props.severity.toUpperCase()}
      <svg width="34" height="14" viewBox="0 0 34 14" aria-hidden="true" focusable="false">
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={bar * 9 + 1}
            y="1"
            width="5"
            height="12"
            rx="1"
            stroke="currentColor"
            stroke-width="1.5"
            fill={bar < filled[props.severity] ? 'currentColor' : 'none'}
          />
        ))}
      </svg>
      {props.score === undefined ? null : <span class="severity-score">{props.score.toFixed(1)}</span>}
      {props.method ? <span class="muted small">({props.method})</span> : null}
    </span>
  );
}
