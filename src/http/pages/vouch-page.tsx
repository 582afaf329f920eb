import type { JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { RadioGroup } from '../../parts/choice-group.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { Crumbs } from '../../parts/nav.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { PartnerShell } from '../../parts/partner-shell.tsx';
import { TextArea } from '../../parts/text-area.tsx';

export interface VouchView {
  readonly applicant: string;
  readonly products: string;
  readonly criteria: readonly { readonly id: string; readonly text: string; readonly answer: string }[];
  readonly action: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  /** Said once an answer is in. */
  readonly answered?: 'vouched' | 'declined' | undefined;
  /** Whether a vouch that was given can still be taken back. */
  readonly mayTakeBack?: boolean | undefined;
}

const answers = [
  { value: 'vouch', text: 'We vouch for them', hint: 'We know them and what they ship.' },
  { value: 'decline', text: 'We do not', hint: 'Also when you simply do not know them. Only the team reads why.' },
];

function TakeBack({ view }: { view: VouchView }): JSX.Element {
  return (
    <Card title="Take it back" look="panel" id="take-back">
      <p>
        The application then stands where it stood before you vouched. The applicant is only told that there is no
        voucher.
      </p>
      <Form action={view.action} hidden={{ answer: 'decline' }}>
        <ErrorSummary errors={view.errors} />
        <TextArea
          name="words"
          label="Why"
          hint="The team reads it, the applicant does not."
          rows={3}
          value={view.values.words}
          error={view.errors.find(({ field }) => field === 'words')?.message}
        />
        <FormActions>
          <Button look="danger">We vouch no more</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

/** One applicant's answers, and whether this organisation vouches for it. Declining stays quiet. */
export function VouchPage({ frame, view }: { frame: Frame; view: VouchView }): JSX.Element {
  const error = (name: string) => view.errors.find((each) => each.field === name)?.message;
  return (
    <PartnerShell frame={frame} title="Vouch">
      <Crumbs links={[{ href: '/partner/vouch', text: 'Vouching' }]} />
      <PageHeading title={`Do you vouch for ${view.applicant}?`} lead={view.products} long />
      <div class="cols cols-aside">
        <Section title="What they wrote" id="answers">
          {view.criteria.map((criterion) => (
            <div class="stack stack-2" key={criterion.id}>
              <h3>{criterion.text}</h3>
              {criterion.answer.trim() ? (
                <Markdown text={criterion.answer} links="shown" level={4} />
              ) : (
                <p class="muted">No answer.</p>
              )}
            </div>
          ))}
        </Section>
        {view.answered ? (
          <div class="stack">
            <Callout tone="good" title={view.answered === 'vouched' ? 'You vouch for them' : 'You have declined'} live>
              <p>The team knows, and decides. Thank you.</p>
            </Callout>
            {view.answered === 'vouched' && view.mayTakeBack ? <TakeBack view={view} /> : null}
          </div>
        ) : (
          <Card title="Your answer" look="strong">
            <Form action={view.action}>
              <ErrorSummary errors={view.errors} />
              <RadioGroup
                name="answer"
                label="Do you vouch?"
                options={answers}
                value={view.values.answer}
                error={error('answer')}
              />
              <TextArea
                name="words"
                label="In your words"
                hint="What you know: the people, the product, or both. It is recorded as you write it."
                rows={4}
                value={view.values.words}
                error={error('words')}
              />
              <FormActions>
                <Button look="main">Send the answer</Button>
              </FormActions>
            </Form>
          </Card>
        )}
      </div>
    </PartnerShell>
  );
}
