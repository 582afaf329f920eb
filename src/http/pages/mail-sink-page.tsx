import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Card } from '../../parts/card.tsx';
import { CodeBlock } from '../../parts/code-block.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { Time } from '../../parts/time.tsx';

export interface SunkMail {
  readonly id: string;
  readonly at: Instant;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface MailSinkView {
  /** Newest first. */
  readonly mails: readonly SunkMail[];
}

/** Every mail that the demo would have sent, as it would have arrived. Exists in the demo alone. */
export function MailSinkPage({ frame, view }: { frame: Frame; view: MailSinkView }): JSX.Element {
  return (
    <PublicShell frame={frame} title="Mails of the demo">
      <PageHeading
        title="Mails of the demo"
        lead="None of these has left this machine. This is how each recipient would have read it."
      />
      {view.mails.length === 0 ? (
        <EmptyState title="No mail yet.">
          <p>Send a report, and the receipt appears here.</p>
        </EmptyState>
      ) : (
        <div class="stack stack-5">
          {view.mails.map((mail) => (
            <Card title={mail.subject} key={mail.id} id={mail.id}>
              <DefinitionList
                inRow
                facts={[
                  { term: 'To', is: mail.to },
                  { term: 'At', is: <Time at={mail.at} with="local" /> },
                ]}
              />
              <CodeBlock text={mail.text} wrap />
            </Card>
          ))}
        </div>
      )}
    </PublicShell>
  );
}
