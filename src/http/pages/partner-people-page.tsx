import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { Crumbs } from '../../parts/nav.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PartnerShell } from '../../parts/partner-shell.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { Time } from '../../parts/time.tsx';
import { type RoadView, RoadWords } from './road-page.tsx';
import { Roster, type RosterView } from './roster-table.tsx';

/** Labels of the form that names a person, also for what is wrong with it. */
export const personLabels = { name: 'Name', address: 'Mail address' } as const;

export interface PartnerPeopleView {
  readonly organisation: string;
  /** Whether the reader speaks for the organisation, and names and takes off people. */
  readonly isContact: boolean;
  /** Whether it names nobody any more, and has no address to change: it is not a member now. */
  readonly isOffList?: boolean | undefined;
  readonly roster: RosterView;
  /** The reader, where they are one of these people. */
  readonly own?: RosterView['people'][number] | undefined;
  /** The text that the reader has to accept by name before they read anything. */
  readonly terms?: { readonly version: number; readonly text: string } | undefined;
  /** The way to its role address; missing where the reader does not speak for an active member. */
  readonly road?: RoadView | undefined;
  /** Since when a new role address waits to be confirmed. */
  readonly addressAskedAt?: Instant | undefined;
  /** What was typed as the new role address, and what is wrong with it. */
  readonly change?: { readonly value: string; readonly error: string } | undefined;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly done?: string | undefined;
}

function NamePerson({ view }: { view: PartnerPeopleView }): JSX.Element {
  const field = (name: string) => ({
    name,
    value: view.values[name],
    error: view.errors.find((each) => each.field === name)?.message,
  });
  return (
    <Card title="Name somebody who needs to know" look="panel" id="name-person">
      <p>
        They get a link of their own, register a passkey, and accept the same terms by name. Before that, they read
        nothing.
      </p>
      <Form action="/partner/people">
        <ErrorSummary errors={view.errors} />
        <TextInput {...field('name')} label={personLabels.name} autocomplete="off" />
        <TextInput {...field('address')} kind="email" label={personLabels.address} hint="Where they alone read" />
        <FormActions>
          <Button look="main">Send the link</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function RoadCards({ view }: { view: PartnerPeopleView }): JSX.Element {
  const { road, change, addressAskedAt } = view;
  return (
    <>
      {road ? (
        <Card title="The way to you" look="panel" id="road">
          <p>
            A test notice carries no word of any case. It is encrypted to your pinned key where you have one, and
            answered by the link in it. Way tested: <RoadWords road={road} />.
          </p>
          <Form action="/partner/people/steps/test-road" plain>
            <FormActions>
              <Button look={road.provenAt ? 'quiet' : 'main'}>Send a test notice</Button>
            </FormActions>
          </Form>
        </Card>
      ) : null}
      <Card title="Another role address" look="panel" id="role-address">
        <p>
          The new address is asked to confirm, and the one in use is told. Until it has confirmed, everything goes to
          the old one. Ask within five minutes of signing in.
          {addressAskedAt ? (
            <>
              {' '}
              One was asked on <Time at={addressAskedAt} /> and has not confirmed.
            </>
          ) : null}
        </p>
        <Form action="/partner/people/steps/ask-address">
          <ErrorSummary errors={change ? [{ field: 'new-address', message: change.error }] : []} />
          <TextInput
            name="address"
            id="new-address"
            kind="email"
            label="New role address"
            hint="One that outlasts people, such as psirt@example.org"
            value={change?.value}
            error={change?.error}
          />
          <FormActions>
            <Button>Ask the new address</Button>
          </FormActions>
        </Form>
      </Card>
    </>
  );
}

function Own({ view }: { view: PartnerPeopleView }): JSX.Element {
  return (
    <div class="stack">
      {view.terms ? (
        <Callout tone="warn" title={`Accept the terms by name: embargo policy version ${view.terms.version}`}>
          <p>{view.organisation} keeps these terms. Until you have accepted them, you read nothing that it was told.</p>
          <Markdown text={view.terms.text} lines="kept" />
          <Form action="/partner/people/steps/accept-terms" plain hidden={{ version: String(view.terms.version) }}>
            <FormActions>
              <Button look="main">I accept version {view.terms.version}</Button>
            </FormActions>
          </Form>
        </Callout>
      ) : null}
      {view.own?.accepted ? (
        <p>
          You accepted <a href={`/policy/embargo/${view.own.accepted.version}`}>version {view.own.accepted.version}</a>{' '}
          on <Time at={view.own.accepted.at} with="local" />.
        </p>
      ) : null}
      <Card title="Leave" look="panel">
        <p>Your way in ends. What you have read stays under the terms that you accepted.</p>
        <Form action="/partner/people/steps/leave" plain>
          <FormActions>
            <Button look="danger">Leave the roster</Button>
          </FormActions>
        </Form>
      </Card>
    </div>
  );
}

/** Who of an organisation needs to know: its contact names them, and each accepts the terms by name. */
export function PartnerPeoplePage({ frame, view }: { frame: Frame; view: PartnerPeopleView }): JSX.Element {
  return (
    <PartnerShell frame={frame} title="People">
      <Crumbs links={[{ href: '/partner', text: 'Notices' }]} />
      <PageHeading
        eyebrow={view.organisation}
        title="People who need to know"
        lead="Only those who are required to fix it, and each under the same terms."
      />
      <div class="stack stack-6">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        {view.isContact ? (
          <>
            <Roster view={view.roster} title="The roster" />
            {view.isOffList ? null : (
              <>
                <NamePerson view={view} />
                <RoadCards view={view} />
              </>
            )}
          </>
        ) : (
          <Own view={view} />
        )}
      </div>
    </PartnerShell>
  );
}
