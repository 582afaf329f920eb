import type { JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Form } from '../../parts/form.tsx';

export interface FixCardView {
  readonly action: string;
  /** Release lines that the archive holds patches of. */
  readonly lines: readonly string[];
  /** Lines without patches yet. */
  readonly missing: readonly string[];
  readonly isEncrypted: boolean;
  /** What is in the way, where it cannot be downloaded. */
  readonly shut?: string | undefined;
}

/** The candidate fix, for a distributor who may have it. */
export function FixCard({ view }: { view: FixCardView }): JSX.Element {
  return (
    <Card title="The candidate fix" id="fix">
      <p>
        Patches for {view.lines.join(', ')}, ready for git am, with a signed manifest.{' '}
        {view.missing.length > 0 ? `There is none yet for ${view.missing.join(', ')}.` : null}
      </p>
      {view.shut ? (
        <p>{view.shut}</p>
      ) : (
        <>
          <p class="small muted">
            {view.isEncrypted
              ? 'The file is encrypted to the pinned key of your organisation.'
              : 'No key of your organisation is pinned, so the file is not encrypted: keep it where only those who work on it can read it.'}{' '}
            The team sees who downloads it, and when.
          </p>
          <Form action={view.action} label="The candidate fix" plain>
            <Button>Download the fix</Button>
          </Form>
        </>
      )}
    </Card>
  );
}
