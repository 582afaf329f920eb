import type { JSX } from 'preact';
import type { Instant } from '../core/process/instant.ts';
import { Icon } from './icon.tsx';
import { Time } from './time.tsx';

/** Stands on every page that shows embargoed matter, in the same place, with the same way to report a leak. */
export function EmbargoBanner(props: { until: Instant | null; caseNumber?: string; wide?: boolean }): JSX.Element {
  const leak = props.caseNumber ? `/report/leak?about=${encodeURIComponent(props.caseNumber)}` : '/report/leak';
  return (
    <section class="embargo" aria-label="Embargo">
      <div class={props.wide ? 'wrap wrap-wide' : 'wrap'}>
        <span class="embargo-word">
          <Icon name="lock" size={14} /> EMBARGOED
        </span>
        <span class="embargo-text">
          {props.until ? (
            <>
              until <Time at={props.until} with="local" />
            </>
          ) : (
            'no date agreed yet'
          )}{' '}
          · need to know
        </span>
        <a href={leak}>Report a leak</a>
      </div>
    </section>
  );
}
