import type { JSX } from 'preact';
import { ButtonLink } from './button.tsx';
import { Icon } from './icon.tsx';

/** The one answer to "what must I do now?": a sentence without embargoed words, and where to do it. */
export interface NowSentence {
  readonly text: string;
  readonly tone: 'due' | 'late' | 'calm';
  readonly href?: string | undefined;
  readonly action?: string | undefined;
}

const classes = { due: 'now', late: 'now now-late', calm: 'now now-calm' };
const icons = { due: 'running', late: 'late', calm: 'met' } as const;

/** @param props.wide as wide as the pages of the desk */
export function NowBar({ sentence, wide }: { sentence: NowSentence; wide?: boolean }): JSX.Element {
  return (
    <section class={classes[sentence.tone]} aria-label="What to do now">
      <div class={wide ? 'wrap wrap-wide now-in' : 'wrap now-in'}>
        <span class="now-word">
          <Icon name={icons[sentence.tone]} /> NOW
        </span>
        <span class="now-text">{sentence.text}</span>
        {sentence.href ? (
          <ButtonLink href={sentence.href} look="main">
            {sentence.action ?? 'Open'}
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}
