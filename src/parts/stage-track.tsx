import type { JSX } from 'preact';

export interface Stage {
  readonly word: string;
  readonly state: 'done' | 'now' | 'ahead';
}

const stateWords = { done: 'done', now: 'now', ahead: 'to come' };

/** How far a report has come, in five words. */
export function StageTrack({ stages }: { stages: readonly Stage[] }): JSX.Element {
  return (
    <ol class="stages" aria-label="How far it has come">
      {stages.map((stage) => (
        <li key={stage.word} class={`stage-${stage.state}`} aria-current={stage.state === 'now' ? 'step' : undefined}>
          <span class="stage-word">{stage.word}</span>
          <span class="stage-state">{stateWords[stage.state]}</span>
        </li>
      ))}
    </ol>
  );
}
