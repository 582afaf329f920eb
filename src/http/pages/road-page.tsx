import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { Time } from '../../parts/time.tsx';

/** Whether mail is known to reach a role address. */
export interface RoadView {
  readonly askedAt?: Instant | undefined;
  /** When a test was last answered. */
  readonly provenAt?: Instant | undefined;
  /** Whether the last test waits for its answer. */
  readonly isOpen: boolean;
}

/** The same in words. */
export function RoadWords({ road }: { road: RoadView }): JSX.Element {
  return (
    <>
      {road.provenAt ? (
        <>
          answered <Time at={road.provenAt} />
        </>
      ) : (
        'never answered'
      )}
      {road.isOpen && road.askedAt ? (
        <>
          , a test of <Time at={road.askedAt} /> waits
        </>
      ) : null}
    </>
  );
}

export interface RoadAnswerView {
  readonly asks: 'test' | 'address';
  readonly action: string;
}

const words = {
  test: {
    title: 'The test notice has arrived',
    lead: 'It carries no word of any case. Press the button, and the team knows that notices reach your organisation here.',
    button: 'It has arrived, and we can read it',
    done: 'The team sees that the way to you works. Thank you.',
  },
  address: {
    title: 'Notices are to come to this address',
    lead: 'They are of vulnerabilities before the public hears of them. Confirm only if nobody reads this address who does not need to know.',
    button: 'Confirm this address',
    done: 'Notices come to this address from now on. The one before has been told.',
  },
} as const;

/** What a link in a mail to a role address asks. Nothing is answered before a button is pressed: machines follow links. */
export function RoadPage({ frame, view }: { frame: Frame; view: RoadAnswerView }): JSX.Element {
  const { title, lead, button } = words[view.asks];
  return (
    <PublicShell frame={frame} title={title} width="narrow" alike>
      <PageHeading title={title} lead={lead} />
      <Form action={view.action}>
        <FormActions>
          <Button look="main">{button}</Button>
        </FormActions>
      </Form>
    </PublicShell>
  );
}

/** Said once it was answered. */
export function RoadAnsweredPage({ frame, asks }: { frame: Frame; asks: RoadAnswerView['asks'] }): JSX.Element {
  return (
    <PublicShell frame={frame} title="On record" width="narrow" alike>
      <PageHeading title="On record" lead={words[asks].done} />
    </PublicShell>
  );
}
