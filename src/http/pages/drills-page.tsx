import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Time } from '../../parts/time.tsx';

export interface DrillsView {
  readonly now?: NowSentence | undefined;
  /** Where the mails of a drill would go. */
  readonly address: string;
  /** Since when the person agrees; missing for no. */
  readonly since?: Instant | undefined;
  readonly isDone: boolean;
}

/** One person's own word on fire drills. Nobody agrees for another. */
export function DrillsPage({ frame, view }: { frame: Frame; view: DrillsView }): JSX.Element {
  const agrees = view.since !== undefined;
  return (
    <DeskShell frame={frame} title="Fire drills" now={view.now}>
      <PageHeading
        title="Fire drills"
        lead="The team practises on an invented case in a house of its own. Nothing of it touches real cases, and nobody outside the team can be reached."
      />
      <div class="stack stack-5">
        {view.isDone ? <Callout tone="good" title="Your answer is on record." live /> : null}
        <p>
          {agrees ? (
            <>
              You agree to be written to in drills, since <Time at={view.since!} />.
            </>
          ) : (
            'You are not written to in drills.'
          )}{' '}
          Mails of a drill would go to <code>{view.address}</code>. Their subjects begin with DRILL.
        </p>
        <Form action="/desk/drills" label="Fire drills">
          <FormActions>
            <Button name="agree" value={agrees ? 'no' : 'yes'}>
              {agrees ? 'Write to me no more' : 'Write to me in drills'}
            </Button>
          </FormActions>
        </Form>
        <p class="muted">
          Whoever keeps the host starts a drill with <code>npx tidegate drill NAME --mail</code>. You get a part that
          fits your roles, and play it in the browser.
        </p>
      </div>
    </DeskShell>
  );
}
