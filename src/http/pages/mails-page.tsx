import type { JSX } from 'preact';
import type { WaitingMail } from '../../app/queries/mails.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Form } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Time } from '../../parts/time.tsx';

export interface MailsView {
  readonly now?: NowSentence | undefined;
  readonly mails: readonly WaitingMail[];
  readonly done?: string | undefined;
}

function Mail({ mail }: { mail: WaitingMail }): JSX.Element {
  return (
    <Card title={mail.subject || 'No subject'}>
      <p>
        <strong>{mail.reason}</strong>
      </p>
      <p class="small muted">
        Received <Time at={mail.receivedAt} />
        {mail.from.length > 0 ? `; it says it is from ${mail.from.join(', ')}` : null}
        {mail.ref ? `; to the reply address of reference ${mail.ref}` : null}
        {mail.case ? (
          <>
            {' '}
            in <a href={`/desk/cases/${mail.case}`}>{mail.case}</a>
          </>
        ) : null}
        .
      </p>
      {mail.text ? (
        <details>
          <summary>What it says</summary>
          <pre class="code">{mail.text}</pre>
        </details>
      ) : null}
      <Form action={`/desk/mail/${mail.id}`} plain label={`Put the mail “${mail.subject || 'without subject'}” away`}>
        <Button>I have dealt with it</Button>
      </Form>
    </Card>
  );
}

/** Mails that did nothing: what a reply did not prove, what could not be read, and what is no answer at all. */
export function MailsPage({ frame, view }: { frame: Frame; view: MailsView }): JSX.Element {
  return (
    <DeskShell frame={frame} title="Mail" now={view.now}>
      <PageHeading
        title="Mail that was not taken"
        lead="Mails to our answer mailbox that did nothing by themselves, each with the reason. Whoever may answer can still answer by link or on the page."
      />
      <div class="stack">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        {view.mails.length === 0 ? (
          <EmptyState title="No mail waits for you.">
            <p>Replies that are signed by a pinned key are taken as answers; what is anything else stands here.</p>
          </EmptyState>
        ) : (
          view.mails.map((mail) => <Mail mail={mail} key={mail.id} />)
        )}
      </div>
    </DeskShell>
  );
}
