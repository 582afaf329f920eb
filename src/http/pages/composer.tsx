import type { JSX } from 'preact';
import { AudienceStripe } from '../../parts/audience-stripe.tsx';
import { Button } from '../../parts/button.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import { TextArea } from '../../parts/text-area.tsx';

/** Writing in a case. The audience is part of the address, so that it cannot change under a written text. */
export interface ComposerView {
  readonly audience: 'internal' | 'reporter';
  /** Who reads it: `calm heron and 6 team members`. */
  readonly who: string;
  readonly action: string;
  /** The same page with the other audience. */
  readonly otherHref: string;
  readonly text?: string | undefined;
  readonly error?: string | undefined;
}

export function Composer({ view }: { view: ComposerView }): JSX.Element {
  const isInternal = view.audience === 'internal';
  return (
    <div class="composer" id="write">
      <AudienceStripe audience={view.audience} who={view.who} />
      <ul class="composer-who" aria-label="Who reads it">
        <li>
          <a href={isInternal ? view.otherHref : '#write'} aria-current={isInternal ? undefined : 'true'}>
            Write to the reporter
          </a>
        </li>
        <li>
          <a href={isInternal ? '#write' : view.otherHref} aria-current={isInternal ? 'true' : undefined}>
            Note for the team
          </a>
        </li>
      </ul>
      <Form action={view.action} hidden={{ audience: view.audience }}>
        <TextArea
          name="text"
          id="write-text"
          label={isInternal ? 'Note' : 'Message to the reporter'}
          rows={4}
          value={view.text}
          error={view.error}
        />
        <FormActions>
          <Button look="main">{isInternal ? 'Keep the note' : 'Send to the reporter'}</Button>
        </FormActions>
      </Form>
    </div>
  );
}
