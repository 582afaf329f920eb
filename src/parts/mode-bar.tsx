import type { JSX } from 'preact';
import { useFrame } from './frame.ts';

/** Says on every page of a demo or a drill that nothing leaves the house. Draws nothing on a real site. */
export function ModeBar(): JSX.Element | null {
  const { mode } = useFrame();
  if (mode === 'real') return null;
  return (
    <section class="mode" aria-label="Mode">
      <div class="wrap wrap-wide">
        <strong>{mode === 'demo' ? 'DEMO' : 'DRILL'}</strong> Nothing here is real and no mail leaves this machine.{' '}
        <a href="/demo/mail">See the mails</a>
      </div>
    </section>
  );
}
