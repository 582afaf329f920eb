import type { JSX } from 'preact';
import type { Fault } from '../../core/case/fault.ts';
import type { Instant } from '../../core/process/instant.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import type { Frame } from '../../parts/frame.ts';
import { KeyWords } from '../../parts/key-words.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { Time } from '../../parts/time.tsx';

export interface ReceiptView {
  /** The reporter's own opaque reference; the team's case number stays at the desk. */
  readonly reference: string;
  /** Ten words, shown once. */
  readonly words: readonly string[];
  readonly firstReplyBy: Instant;
  readonly alreadyPublic: boolean;
  /** What would help and is missing; the report was accepted all the same. */
  readonly gaps: readonly Fault[];
  /** Where the receipt file is, once it can be proven; nothing before. */
  readonly receiptHref?: string | undefined;
}

const next = [
  'A person on the team reads it.',
  'You get a first reply: a plan to look into it, and what can be done meanwhile.',
  'We agree on a date with you and with those who ship the software.',
  'Every supported release gets its patch.',
  'The advisory becomes public, with the thanks that you chose.',
];

/** Shown once after sending: the key, the reference, the promise, and what is next. Never kept by the browser. */
export function ReceiptPage({ frame, view }: { frame: Frame; view: ReceiptView }): JSX.Element {
  return (
    <PublicShell frame={frame} title="We have it">
      <PageHeading
        eyebrow={`Reference ${view.reference}`}
        title="We have it. Thank you."
        lead={
          <>
            A person replies by <Time at={view.firstReplyBy} with="local" />.
          </>
        }
      />
      <div class="stack stack-6">
        {view.alreadyPublic ? (
          <Callout tone="alarm" title="You said that it is already public">
            <p>The team has been told at once. If you can, stay near your report: they may have a question.</p>
          </Callout>
        ) : null}
        <Section title="Your key" id="key">
          <p class="measure">
            These {view.words.length} words open your report again. <strong>They are shown once.</strong> Write them
            down or keep them in a password manager: we store no copy, and nobody can recover them.
          </p>
          <KeyWords words={view.words} />
          <p class="row">
            <ButtonLink href="/r/" look="main">
              I have kept it: open my report
            </ButtonLink>
            {view.receiptHref ? <ButtonLink href={view.receiptHref}>Save the receipt</ButtonLink> : null}
          </p>
          <p class="small muted">To keep it on paper, print this page.</p>
        </Section>
        <div class="cols cols-even">
          <Section title="What happens next" id="next">
            <ol class="steps">
              {next.map((text, index) => (
                <li key={text}>
                  <span class="steps-name">
                    <span class="steps-number" aria-hidden="true">
                      {index + 1}
                    </span>
                    <span>{text}</span>
                  </span>
                </li>
              ))}
            </ol>
          </Section>
          {view.gaps.length > 0 ? (
            <Section title="What would help" id="gaps">
              <p>The report is accepted as it is. Answers come sooner with these, which you can add at any time:</p>
              <ul class="list">
                {view.gaps.map((gap) => (
                  <li key={gap.path}>
                    <strong>{gap.message}</strong> {gap.mend}
                  </li>
                ))}
              </ul>
            </Section>
          ) : (
            <Card title="If it becomes public" look="panel">
              <p>
                Should you see it mentioned anywhere before we publish, tell us in your report. We then act at once.
              </p>
            </Card>
          )}
        </div>
      </div>
    </PublicShell>
  );
}
