import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmbargoBanner } from '../../parts/embargo-banner.tsx';
import { Form } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { Time } from '../../parts/time.tsx';

export interface WhoKnowsView {
  readonly now?: NowSentence | undefined;
  readonly number: string;
  readonly embargo?: { readonly until: Instant | null } | undefined;
  /** The moment that was asked for, as typed, and whether it is one. */
  readonly at?: { readonly typed: string; readonly moment?: Instant | undefined } | undefined;
  readonly knowers: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly since: Instant;
    readonly until?: Instant | undefined;
    readonly how: string;
    readonly terms: string;
    readonly exempt: readonly string[];
    readonly acts: readonly { readonly at: Instant; readonly what: string }[];
    /** The party to see the case as, where this reader may. */
    readonly viewAs?: string | undefined;
    /** The organisation whose link and reply address this reader may replace. */
    readonly replaces?: string | undefined;
  }[];
}

type Line = WhoKnowsView['knowers'][number];

function Acts({ line }: { line: Line }): JSX.Element {
  return (
    <>
      {line.how}
      {line.exempt.length > 0 ? <p>Exempt: {line.exempt.join(' ')}</p> : null}
      {line.acts.length > 0 ? (
        <details>
          <summary>{line.acts.length === 1 ? '1 entry' : `${line.acts.length} entries`}</summary>
          <ul class="list">
            {line.acts.map(({ at, what }) => (
              <li key={at + what}>
                <Time at={at} />: {what}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

/** Where what one organisation answers with is replaced: its letter was forwarded, or somebody has left. */
function Replacing({ organisation, name, here }: { organisation: string; name: string; here: string }): JSX.Element {
  return (
    <details>
      <summary>Replace its answer link and reply address</summary>
      <Form
        action={`${here}/steps/replace-answer-address`}
        label={`Replace the answer link and reply address of ${name}`}
        hidden={{ organisation }}
      >
        <TextInput
          name="reason"
          id={`replace-${organisation}`}
          label="Why"
          hint={`For the record. ${name} gets new ones by mail; the old ones open nothing.`}
        />
        <Button look="quiet">Replace both</Button>
      </Form>
    </details>
  );
}

/** Who knows of a case, since when, by which terms, and what they did with it; now or as of any moment. */
export function WhoKnowsPage({ frame, view }: { frame: Frame; view: WhoKnowsView }): JSX.Element {
  const here = `/desk/cases/${view.number}`;
  const banner = view.embargo ? <EmbargoBanner until={view.embargo.until} caseNumber={view.number} wide /> : undefined;
  const isWrong = view.at !== undefined && view.at.moment === undefined;
  return (
    <DeskShell frame={frame} title={`${view.number}: who knows`} now={view.now} banner={banner}>
      <Crumbs links={[{ href: here, text: view.number }]} />
      <PageHeading
        title="Who knows"
        lead="Everybody on record. What was said on the phone, or seen over a shoulder, is in no record."
      />
      <div class="stack stack-5">
        <form method="get" action={`${here}/who-knows`} class="form" aria-label="As of a moment">
          <TextInput
            name="at"
            label="As of"
            hint="With its zone, such as 2026-04-20T16:00:00Z. Left empty: now"
            value={view.at?.typed}
            error={isWrong ? 'This is no moment with its zone. Write it as 2026-04-20T16:00:00Z.' : undefined}
            need="may"
          />
          <div class="form-acts">
            <Button>Show</Button>
          </div>
        </form>
        {view.at?.moment ? (
          <Callout tone="info" title="As of an earlier moment">
            <p>
              Only what was on record at <Time at={view.at.moment} with="local" />.{' '}
              <a href={`${here}/who-knows`}>Show now</a>
            </p>
          </Callout>
        ) : null}
        {view.knowers.length === 0 ? (
          <p class="muted">Nobody is on record at that moment.</p>
        ) : (
          <Table
            caption={
              view.knowers.length === 1 ? '1 person or organisation' : `${view.knowers.length} people and organisations`
            }
            columns={[
              { key: 'name', label: 'Who' },
              { key: 'kind', label: 'As' },
              { key: 'since', label: 'Since' },
              { key: 'terms', label: 'Terms' },
              { key: 'acts', label: 'How, and what they did' },
              { key: 'view', label: '' },
            ]}
            rows={view.knowers.map((line) => ({
              id: line.id,
              cells: {
                name: line.name,
                kind: line.kind,
                since: (
                  <>
                    <Time at={line.since} />
                    {line.until ? (
                      <>
                        , shut out <Time at={line.until} />
                      </>
                    ) : null}
                  </>
                ),
                terms: line.terms,
                acts: <Acts line={line} />,
                view: (
                  <>
                    {line.viewAs ? (
                      <Form action={`${here}/view-as`} plain hidden={{ party: line.viewAs }}>
                        <Button look="quiet">See as {line.name.replace(/^The /, 'the ')}</Button>
                      </Form>
                    ) : null}
                    {line.replaces ? <Replacing organisation={line.replaces} name={line.name} here={here} /> : null}
                  </>
                ),
              },
            }))}
          />
        )}
      </div>
    </DeskShell>
  );
}
