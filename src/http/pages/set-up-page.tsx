import type { JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import type { FieldError } from '../../parts/error-summary.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { TextInput } from '../../parts/text-input.tsx';

export interface SetUpView {
  /** `first` makes the house's first administrator; `invited` is anyone who was invited. */
  readonly kind: 'first' | 'invited';
  readonly name: string;
  /** What the person will be, such as `lead`; nothing for the first administrator. */
  readonly role?: string | undefined;
  readonly errors: readonly FieldError[];
  readonly script: string;
  /** The one-time link's own address; the form posts back to it. */
  readonly action: string;
  readonly formToken?: string | undefined;
}

/** The page behind a one-time link: a name and the first passkey. No password anywhere. */
export function SetUpPage({ frame, view }: { frame: Frame; view: SetUpView }): JSX.Element {
  const lead =
    view.kind === 'first'
      ? 'This link works once. Whoever uses it becomes the administrator of this site.'
      : `You are invited to the security team of ${frame.project}${view.role ? ` as ${view.role}` : ''}.`;
  return (
    <PublicShell frame={frame} title="Set up" width="narrow" scripts={[view.script]}>
      <PageHeading title={view.kind === 'first' ? 'Set up Tidegate' : 'Welcome'} lead={lead} />
      <div class="stack stack-5">
        <ErrorSummary errors={view.errors} />
        <form class="form" data-passkey="register" data-next="/desk" method="post" action={view.action}>
          {view.formToken ? <input type="hidden" name="form_token" value={view.formToken} /> : null}
          <TextInput
            name="name"
            label="Your name"
            hint="As the team and, where you write to them, reporters will read it."
            value={view.name}
            error={view.errors.find((each) => each.field === 'name')?.message}
            autocomplete="name"
            width="mid"
          />
          <p class="form-acts">
            <Button look="main" big>
              Make a passkey
            </Button>
          </p>
          <p class="small muted" data-passkey-said role="status">
            Your device asks for your finger, your face or its code. There are no passwords here.
          </p>
        </form>
        <Callout tone="quiet" title="Make a second one soon">
          <p>A passkey on a second device lets you in when the first is lost.</p>
        </Callout>
      </div>
    </PublicShell>
  );
}
