import type { JSX } from 'preact';
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
import { Roster, type RosterView } from './roster-table.tsx';

export interface PartnerPeopleView {
  readonly organisation: string;
  /** Whether the reader speaks for the organisation, and names and takes off people. */
  readonly isContact: boolean;
  readonly roster: RosterView;
  /** The reader, where they are one of these people. */
  readonly own?: RosterView['people'][number] | undefined;
  /** The text that the reader has to accept by name before they read anything. */
  readonly terms?: { readonly version: number; readonly text: string } | undefined;
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
        <TextInput {...field('name')} label="Name" autocomplete="off" />
        <TextInput {...field('address')} kind="email" label="Mail address" hint="Where they alone read" />
        <FormActions>
          <Button look="main">Send the link</Button>
        </FormActions>
      </Form>
    </Card>
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
            <NamePerson view={view} />
          </>
        ) : (
          <Own view={view} />
        )}
      </div>
    </PartnerShell>
  );
}
