import type { JSX } from 'preact';
import { useFrame } from './frame.ts';

/** Says on every page of a demo or a drill that nothing leaves the house. Draws nothing on a real site. */
export function ModeBar({ wide }: { wide?: boolean }): JSX.Element | null {
  const { mode } = useFrame();
  if (mode === 'real') return null;
  return (
    <section class="mode" aria-label="Mode">
      <div class={wide ? 'wrap wrap-wide' : 'wrap'}>
        <strong>{mode === 'demo' ? 'DEMO' : 'DRILL'}</strong> Nothing here is real and no mail leaves this machine.{' '}
        <a href="/demo/mail">See the mails</a>
      </div>
    </section>
  );
}
