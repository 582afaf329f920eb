import type { JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { TextArea } from '../../parts/text-area.tsx';

export interface KeyView {
  /** Said in the same words whether the key is wrong or unknown. */
  readonly error?: string | undefined;
}

/** The door of the reporter's room: the ten words, typed or pasted, with any blanks between them. */
export function KeyPage({ frame, view }: { frame: Frame; view: KeyView }): JSX.Element {
  return (
    <PublicShell frame={frame} title={view.error ? 'To mend: your report' : 'Your report'} width="narrow">
      <PageHeading title="Back to your report" lead="Enter the ten words that you were given when you sent it." />
      <div class="stack stack-5">
        <ErrorSummary errors={view.error ? [{ field: 'key', message: view.error }] : []} />
        <Form action="/r/">
          <TextArea
            name="key"
            label="Your key"
            hint="Ten words with blanks between them. You may paste them; capitals do not matter."
            error={view.error}
            rows={3}
            mono
            autocomplete="current-password"
          />
          <FormActions>
            <Button look="main">Open my report</Button>
          </FormActions>
        </Form>
        <Card title="The key is lost?" look="panel">
          <p>
            Nobody can recover it: we store no copy. <a href="/report">Send a short new report</a> and say that you have
            written before. We find the first one by what you write.
          </p>
        </Card>
      </div>
    </PublicShell>
  );
}
