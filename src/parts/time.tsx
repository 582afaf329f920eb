import type { JSX } from 'preact';
import { type Instant, sayInstant } from '../core/process/instant.ts';
import { useFrame } from './frame.ts';
import { sayDistance, sayLocal } from './say-local.ts';

/**
 * A moment, always with hour and zone: `Tue 15 Dec 2026 16:00 UTC`.
 * `local` adds the reader's clock, `distance` how far away, `all` both.
 */
export function Time(props: { at: Instant; with?: 'local' | 'distance' | 'all' }): JSX.Element {
  const { zone, now } = useFrame();
  const parts = [sayInstant(props.at)];
  const local = sayLocal(props.at, zone);
  if (local && (props.with === 'local' || props.with === 'all')) parts.push(local);
  if (props.with === 'distance' || props.with === 'all') parts.push(sayDistance(props.at, now));
  return <time datetime={props.at}>{parts.join(' · ')}</time>;
}
