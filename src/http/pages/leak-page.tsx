import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { Time } from '../../parts/time.tsx';

export interface LeakView {
  /** `what`, `toWhom`, `reachable`, `from` and `about`, as typed so far. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** Reporting a leak, also while signed out: what, to whom, still reachable. Thanks first. */
export function LeakPage({ frame, view }: { frame: Frame; view: LeakView }): JSX.Element {
  const field = (name: string) => ({
    name,
    value: view.values[name],
    error: view.errors.find((each) => each.field === name)?.message,
  });
  return (
    <PublicShell frame={frame} title="Report a leak" width="narrow">
      <PageHeading
        title="Report a leak"
        lead="Thank you for telling us. The sooner we know exactly what got out and to whom, the less harm it does."
      />
      <Form action="/report/leak" hidden={view.values.about ? { about: view.values.about } : {}}>
        <ErrorSummary errors={view.errors} />
        <TextArea {...field('what')} label="What got out?" hint="As exactly as you can." rows={4} />
        <TextArea
          {...field('toWhom')}
          label="To whom?"
          hint="People, lists, a public place with its address."
          rows={3}
        />
        <TextInput {...field('reachable')} label="Is it still reachable?" need="may" />
        <TextInput {...field('from')} label="How we reach you" hint="Your organisation or an address." need="may" />
        <FormActions>
          <Button look="main" big>
            Tell the team now
          </Button>
        </FormActions>
        <p class="small muted">The team is told as soon as you send this.</p>
      </Form>
    </PublicShell>
  );
}

/** Said after a leak was reported: what to do now and what not. */
export function LeakToldPage({ frame, view }: { frame: Frame; view: { at: Instant; reference: string } }): JSX.Element {
  return (
    <PublicShell frame={frame} title="We have been told" width="narrow">
      <PageHeading
        eyebrow={`Reference ${view.reference}`}
        title="We have been told"
        lead={
          <>
            Received <Time at={view.at} />. The team has been told.
          </>
        }
      />
      <div class="stack">
        <Callout tone="good" title="Do this now">
          <p>Take the text down where you can. Keep a copy of where it stood and since when. Stay reachable.</p>
        </Callout>
        <Callout tone="warn" title="Please do not">
          <p>Do not explain the matter in public, and do not ask others in public to delete it. It draws attention.</p>
        </Callout>
      </div>
    </PublicShell>
  );
}
