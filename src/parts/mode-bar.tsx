import type { JSX } from 'preact';
import { useFrame } from './frame.ts';

/** Says on every page of a demo or a drill that nothing there is real. Draws nothing on a real site. */
export function ModeBar({ wide }: { wide?: boolean }): JSX.Element | null {
  const { mode } = useFrame();
  if (mode === 'real') return null;
  return (
    <section class="mode" aria-label="Mode">
      <div class={wide ? 'wrap wrap-wide' : 'wrap'}>
        <strong>{mode === 'demo' ? 'DEMO' : 'DRILL'}</strong>{' '}
        {mode === 'demo'
          ? 'Nothing here is real and no mail leaves this machine.'
          : 'Everything here is invented and gone when the drill ends. Do not report anything real here.'}{' '}
        <a href="/demo/mail">See the mails</a>
      </div>
    </section>
  );
}
