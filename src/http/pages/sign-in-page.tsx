import type { JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { TextInput } from '../../parts/text-input.tsx';

export interface SignInView {
  readonly error?: string | undefined;
  /** Said after leaving or when a session ended. */
  readonly told?: string | undefined;
  /** Where to go afterwards; a path of our own. */
  readonly next: string;
  /** Module that speaks WebAuthn; it looks for `form[data-passkey]` and posts to the addresses on it. */
  readonly script: string;
  /** Whether a one-time link can be sent by mail. */
  readonly mayAskForLink: boolean;
  /** Links that sign a person in at once; in the demo alone. */
  readonly demoLinks: readonly { readonly text: string; readonly hint: string; readonly href: string }[];
}

/** Signing in with a passkey; in the demo also by one press. */
export function SignInPage({ frame, view }: { frame: Frame; view: SignInView }): JSX.Element {
  return (
    <PublicShell frame={frame} title="Sign in" width="narrow" scripts={[view.script]}>
      <PageHeading title="Sign in" lead="For the team and for distributors. Reporters need no account." />
      <div class="stack stack-5">
        {view.told ? <Callout tone="info" title={view.told} live /> : null}
        {view.error ? <Callout tone="alarm" title={view.error} live /> : null}
        {view.demoLinks.length > 0 ? (
          <Card title="Be one of these people" look="strong">
            <p>This is a demo. Each link signs you in as one of its people.</p>
            <ul class="steps">
              {view.demoLinks.map((link) => (
                <li key={link.href}>
                  <span>
                    <a href={link.href}>{link.text}</a>
                    <span class="steps-note">{link.hint}</span>
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
        <Card title="With your passkey">
          <form data-passkey="sign-in" data-next={view.next} method="post" action="/sign-in/passkey">
            <Button look="main">Sign in with a passkey</Button>
          </form>
          <p class="small muted" data-passkey-said role="status">
            Your device asks for your finger, your face or its code. This one page needs script.
          </p>
        </Card>
        {view.mayAskForLink ? (
          <Card title="Your device is not at hand?" look="panel">
            <Form action="/sign-in/link">
              <TextInput
                name="address"
                kind="email"
                width="mid"
                label="Your address"
                hint="If it is known here, a link arrives that works once within 15 minutes."
                autocomplete="email"
              />
              <FormActions>
                <Button>Send me a link</Button>
              </FormActions>
            </Form>
          </Card>
        ) : null}
        <Card title="You want to report something?" look="panel">
          <p>
            <a href="/report">Report privately</a> or <a href="/r/">go back to your report</a>. Neither needs an
            account.
          </p>
        </Card>
      </div>
    </PublicShell>
  );
}
