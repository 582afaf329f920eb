import type { JSX } from 'preact';
import type { Fault } from '../../core/case/fault.ts';
import type { Instant } from '../../core/process/instant.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmbargoBanner } from '../../parts/embargo-banner.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { FaultList } from '../../parts/fault-list.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { Select } from '../../parts/select.tsx';
import { Table } from '../../parts/table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { Time } from '../../parts/time.tsx';

export interface BundlesView {
  readonly number: string;
  readonly now: NowSentence;
  readonly embargo?: { readonly until: Instant | null } | undefined;
  readonly done?: string | undefined;
  readonly bundles: readonly {
    readonly id: string;
    readonly line: string;
    readonly base: string;
    /** The title of each patch. */
    readonly patches: readonly string[];
    readonly size: number;
    readonly sha256: string;
    readonly at: Instant;
    readonly by: string;
    readonly state: 'stands' | 'replaced' | 'taken back';
    readonly href: string;
  }[];
  /** Lines that have neither a bundle nor a word that they get none. */
  readonly missing: readonly string[];
  readonly shares: readonly {
    readonly id: string;
    readonly at: Instant;
    readonly by: string;
    readonly missing: readonly string[];
    readonly sha256: string;
    readonly isOnOffer: boolean;
    readonly href: string;
  }[];
  readonly downloads: readonly { readonly at: Instant; readonly who: string; readonly form: 'encrypted' | 'plain' }[];
  /** Further steps, which stand on the case's page. */
  readonly steps: readonly { readonly title: string; readonly href: string }[];
  readonly upload?: {
    readonly action: string;
    readonly lines: readonly string[];
    readonly values: Readonly<Record<string, string>>;
    readonly errors: readonly FieldError[];
    readonly findings: readonly Fault[];
  };
}

const tones = { stands: 'good', replaced: 'info', 'taken back': 'warn' } as const;

function Bundles({ view }: { view: BundlesView }): JSX.Element {
  if (view.bundles.length === 0) {
    return (
      <EmptyState title="No bundle yet.">
        <p>A bundle holds the patches of one release line as a file for git am.</p>
      </EmptyState>
    );
  }
  return (
    <Table
      caption="Bundles of this case"
      captionHidden
      columns={[
        { key: 'line', label: 'Line' },
        { key: 'patches', label: 'Patches' },
        { key: 'file', label: 'File' },
        { key: 'at', label: 'Added' },
      ]}
      rows={view.bundles.map((bundle) => ({
        id: bundle.id,
        cells: {
          line: (
            <>
              {bundle.line} <Tag tone={tones[bundle.state]}>{bundle.state}</Tag>
              <br />
              <span class="muted small">on {bundle.base}</span>
            </>
          ),
          patches: bundle.patches.join('; '),
          file: (
            <>
              <a href={bundle.href}>{bundle.line}.mbox</a>{' '}
              <span class="muted small">{bundle.size} bytes, SHA-256 </span>
              <code class="code-inline small">{bundle.sha256.slice(0, 16)}…</code>
            </>
          ),
          at: (
            <>
              <Time at={bundle.at} /> <span class="muted small">by {bundle.by}</span>
            </>
          ),
        },
      }))}
    />
  );
}

function Upload({ upload }: { upload: NonNullable<BundlesView['upload']> }): JSX.Element {
  const error = (field: string) => upload.errors.find((each) => each.field === field)?.message;
  return (
    <Form action={upload.action} files>
      <ErrorSummary errors={upload.errors} />
      {upload.findings.length > 0 ? <FaultList faults={upload.findings} none="" /> : null}
      <Select
        name="line"
        label="Release line"
        options={upload.lines.map((value) => ({ value, text: value }))}
        value={upload.values['line']}
        error={error('line')}
      />
      <TextInput
        name="base"
        label="Public tag that the patches go on"
        hint="Such as v1.33.3"
        value={upload.values['base']}
        error={error('base')}
        width="mid"
      />
      <FileField
        name="file"
        label="The patches"
        hint="One mailbox file as git format-patch --stdout --zero-commit --no-signature --no-stat writes it. It is handed on byte for byte."
        error={error('file')}
      />
      <FormActions>
        <Button look="main">Check and keep</Button>
      </FormActions>
    </Form>
  );
}

/** The candidate fix on its way to distributors: the patches of each line, what was shared, and who has it. */
export function BundlesPage({ frame, view }: { frame: Frame; view: BundlesView }): JSX.Element {
  const banner = view.embargo ? <EmbargoBanner until={view.embargo.until} caseNumber={view.number} wide /> : undefined;
  return (
    <DeskShell frame={frame} title={`Bundles of ${view.number}`} now={view.now} banner={banner}>
      <Crumbs
        links={[
          { href: '/desk', text: 'Inbox' },
          { href: `/desk/cases/${view.number}`, text: view.number },
        ]}
      />
      <PageHeading
        title="Patch bundles"
        lead="The fix of every release line for distributors, as they apply it with git am."
      />
      <div class="stack stack-5">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        <Section title="Bundles" id="bundles">
          <Bundles view={view} />
          {view.missing.length > 0 ? <p class="muted">Without a bundle: {view.missing.join(', ')}.</p> : null}
          {view.steps.length > 0 ? (
            <p class="row">
              {view.steps.map(({ title, href }) => (
                <ButtonLink href={href} key={href}>
                  {title}
                </ButtonLink>
              ))}
            </p>
          ) : null}
        </Section>
        {view.upload ? (
          <Section title="Add the patches of a line" id="upload">
            <p class="muted">
              <code class="code-inline">npx tidegate bundle create</code> makes the file on your machine: neutral
              headers, one date, tried with git am.
            </p>
            <Upload upload={view.upload} />
          </Section>
        ) : null}
        {view.shares.length > 0 ? (
          <Section title="Shared" id="shared">
            <ul>
              {view.shares.map((share) => (
                <li key={share.id}>
                  <Time at={share.at} /> by {share.by}
                  {share.missing.length > 0 ? `, without ${share.missing.join(', ')}` : ''}.{' '}
                  {share.isOnOffer ? 'Recipients download this one now. ' : 'No longer handed out. '}
                  <a href={share.href}>The archive</a> <span class="muted small">SHA-256 </span>
                  <code class="code-inline small">{share.sha256.slice(0, 16)}…</code>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {view.downloads.length > 0 ? (
          <Section title="Who has it" id="downloads">
            <Table
              caption="Downloads of the fix"
              captionHidden
              columns={[
                { key: 'who', label: 'Organisation' },
                { key: 'at', label: 'When' },
                { key: 'form', label: 'How' },
              ]}
              rows={view.downloads.map((each, n) => ({
                id: String(n),
                cells: {
                  who: each.who,
                  at: <Time at={each.at} />,
                  form: each.form === 'encrypted' ? 'encrypted to their key' : 'not encrypted',
                },
              }))}
            />
          </Section>
        ) : null}
      </div>
    </DeskShell>
  );
}
