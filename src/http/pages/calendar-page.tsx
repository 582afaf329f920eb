import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Crumbs } from '../../parts/nav.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PartnerShell } from '../../parts/partner-shell.tsx';
import { Time } from '../../parts/time.tsx';

/** `link` is there only in the moment in which it was made. */
export interface CalendarView {
  readonly since?: Instant | undefined;
  readonly link?: string | undefined;
}

/** How an organisation follows the dates of its embargoes in a calendar. */
export function CalendarPage({ frame, view }: { frame: Frame; view: CalendarView }): JSX.Element {
  return (
    <PartnerShell frame={frame} title="Embargo calendar">
      <Crumbs links={[{ href: '/partner', text: 'Notices' }]} />
      <PageHeading
        title="Embargo calendar"
        lead="The dates of your notices under their references alone. It says nothing of what they are about."
      />
      <div class="stack">
        <p>
          <a href="/partner/calendar.ics">Download the calendar file</a>
        </p>
        {view.link ? (
          <Callout tone="good" title="Give this address to your calendar program. It is shown once." live>
            <p>
              <code>{view.link}</code>
            </p>
          </Callout>
        ) : null}
        {view.since ? (
          <p>
            There has been a link to it since <Time at={view.since} />. Whoever has the link sees these dates.
          </p>
        ) : null}
        <Form action="/partner/calendar" plain label="The link for a calendar program">
          <FormActions>
            <Button name="link" value="make" look={view.since ? 'plain' : 'main'}>
              {view.since ? 'Make a new link; the old one ends' : 'Make a link'}
            </Button>
            {view.since ? (
              <Button name="link" value="end">
                End the link
              </Button>
            ) : null}
          </FormActions>
        </Form>
      </div>
    </PartnerShell>
  );
}
