import type { JSX } from 'preact';
import { creditRoles } from '../../core/advisory/advisory.ts';
import { type Exploitation, sayExploitation } from '../../core/advisory/exploitation.ts';
import type { Fault } from '../../core/case/fault.ts';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmbargoBanner } from '../../parts/embargo-banner.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { FaultList } from '../../parts/fault-list.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { Select } from '../../parts/select.tsx';
import { type Severity, SeverityBadge } from '../../parts/severity-badge.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { Time } from '../../parts/time.tsx';
import { AffectedFields } from './affected-fields.tsx';
import { StatementFields } from './statement-fields.tsx';

export interface AdvisoryEditorView {
  readonly number: string;
  readonly now?: NowSentence | undefined;
  readonly embargo?: { readonly until: Instant | null } | undefined;
  readonly state: 'none' | 'draft' | 'frozen' | 'published' | 'withdrawn';
  /** The case was closed: saving an amendment takes it up again. */
  readonly isClosed?: boolean | undefined;
  readonly revision: number;
  readonly savedAt?: Instant | undefined;
  /**
   * Every field by its dotted path in the advisory: `title`, `cwe`, `affected.0.product`, `affected.0.ranges.1.fixed`,
   * `credits.0.name`, `references.0.url`.
   */
  readonly values: Readonly<Record<string, string>>;
  /** How many products, and release lines of each, have fields; one empty line more is drawn for each. */
  readonly products: readonly { readonly ranges: number }[];
  readonly statements: number;
  readonly scores: number;
  readonly references: number;
  readonly credits: number;
  readonly severity?: { readonly word: Severity; readonly score: number; readonly method: string } | undefined;
  /** What others say of its use, where the operator brought their lists. */
  readonly exploitation?: Exploitation | undefined;
  readonly errors: readonly FieldError[];
  /** What each format says of the saved revision; empty before the first save. */
  readonly formats: readonly { readonly name: string; readonly faults: readonly Fault[] }[];
  readonly action: string;
  readonly done?: string | undefined;
}

const texts = [
  ['summary', 'Summary', 'Two sentences for the list and for mails.', 2],
  ['description', 'Description', 'What is wrong, as users need to know it. Markdown.', 7],
  ['impact', 'Impact', 'What somebody can do with it.', 3],
  ['attackVectors', 'Known attack vectors', 'From where, with which rights.', 3],
  ['workarounds', 'Workarounds', 'What users can do until they upgrade. Say so if there is nothing.', 4],
  ['detection', 'Detection', 'How to tell whether it was used.', 3],
  ['solution', 'Solution', 'Beyond the upgrade itself.', 3],
] as const;

const roles = creditRoles.map((value) => ({ value, text: value }));
const kinds = [
  { value: 'advisory', text: 'an advisory' },
  { value: 'fix', text: 'the fix' },
  { value: 'release', text: 'a release' },
  { value: 'article', text: 'an article' },
  { value: 'report', text: 'a report' },
  { value: 'web', text: 'another page' },
];

function FormatTags({ view }: { view: AdvisoryEditorView }): JSX.Element {
  return (
    <ul class="formats" aria-label="Formats">
      {view.formats.map(({ name, faults }) => {
        const errors = faults.filter((fault) => fault.severity === 'error').length;
        const hints = faults.length - errors;
        return (
          <li key={name}>
            <Tag tone={errors > 0 ? 'alarm' : hints > 0 ? 'warn' : 'good'} icon={errors > 0 ? 'cross' : 'met'}>
              {name} {errors > 0 ? `${errors} to mend` : hints > 0 ? `valid, ${hints} to look at` : 'valid'}
            </Tag>
          </li>
        );
      })}
    </ul>
  );
}

function Checks({ view }: { view: AdvisoryEditorView }): JSX.Element {
  const faults = view.formats.flatMap((format) =>
    format.faults.map((fault) => ({ ...fault, message: `${format.name}: ${fault.message}` })),
  );
  return (
    <div class="stack stack-5 sticky">
      <Section title="As saved" id="saved">
        {view.severity ? (
          <p>
            <SeverityBadge severity={view.severity.word} score={view.severity.score} method={view.severity.method} />
          </p>
        ) : (
          <p class="muted">Not scored yet. The case page has the step.</p>
        )}
        {(view.exploitation ? sayExploitation(view.exploitation) : []).map((sentence) => (
          <p class="small" key={sentence}>
            {sentence}
          </p>
        ))}
        {view.formats.length > 0 ? <FormatTags view={view} /> : <p class="muted">Save once to check every format.</p>}
      </Section>
      {view.formats.length > 0 ? (
        <Section title="Findings" id="findings">
          <FaultList faults={faults} none="Every format is valid." />
        </Section>
      ) : null}
    </div>
  );
}

function Editor({ view }: { view: AdvisoryEditorView }): JSX.Element {
  const field = (name: string) => ({
    name,
    value: view.values[name],
    error: view.errors.find((each) => each.field === name)?.message,
  });
  const chosen = (name: string, first: string) => ({ ...field(name), value: view.values[name] ?? first });
  return (
    <Form action={view.action} hidden={{ revision: String(view.revision) }}>
      <ErrorSummary errors={view.errors} />
      <Section title="Text" id="text">
        <div class="cols cols-2">
          <TextInput {...field('id')} label="Our id" hint="Such as CONTOUR-2026-004" />
          <TextInput {...field('cwe')} label="Weakness" hint="Such as CWE-400" />
        </div>
        <TextInput {...field('title')} label="Title" hint="What can happen to whom, in one line." />
        {texts.map(([name, label, hint, rows]) => (
          <TextArea {...field(name)} label={label} hint={hint} rows={rows} key={name} />
        ))}
      </Section>
      <Section title="Affected versions" id="affected">
        <AffectedFields products={view.products} field={field} />
      </Section>
      <Section title="Not affected, or not judged yet" id="statements">
        <StatementFields count={view.statements} field={field} />
      </Section>
      <Section title="Severity" id="severity">
        <TextInput {...field('cvss')} label="CVSS vector" hint="Any version from 2.0 to 4.0, with its prefix." />
        <p class="muted small">
          Where it is more or less severe in one environment, say which. Scores of environments that the case has take
          their place at publication.
        </p>
        {Array.from({ length: view.scores + 1 }, (_, at) => (
          <div class="cols cols-2" key={`scores.${at}`}>
            <TextInput {...field(`scores.${at}.environment`)} label={`Environment ${at + 1}`} need="may" />
            <TextInput {...field(`scores.${at}.cvss`)} label={`CVSS vector there ${at + 1}`} need="may" />
          </div>
        ))}
      </Section>
      <Section title="References" id="references">
        {Array.from({ length: view.references + 1 }, (_, at) => (
          <div class="cols cols-2" key={`references.${at}`}>
            <TextInput {...field(`references.${at}.url`)} kind="url" label={`Address ${at + 1}`} />
            <TextInput {...field(`references.${at}.title`)} label={`Title ${at + 1}`} need="may" />
            <Select {...chosen(`references.${at}.kind`, 'web')} label={`It is ${at + 1}`} options={kinds} />
          </div>
        ))}
      </Section>
      <Section title="Thanks" id="thanks">
        <p class="muted">The reporter’s line follows the reporter’s own choice and is added at publication.</p>
        {Array.from({ length: view.credits + 1 }, (_, at) => (
          <div class="cols cols-2" key={`credits.${at}`}>
            <TextInput {...field(`credits.${at}.name`)} label={`Name ${at + 1}`} />
            <TextInput {...field(`credits.${at}.affiliation`)} label={`Affiliation ${at + 1}`} need="may" />
            <Select {...chosen(`credits.${at}.role`, 'finder')} label={`Role ${at + 1}`} options={roles} />
          </div>
        ))}
      </Section>
      <FormActions>
        <Button look="main" big>
          Save and check
        </Button>
      </FormActions>
    </Form>
  );
}

/** The advisory's editor: one form, each save a revision, every format checked at once. */
export function AdvisoryEditorPage({ frame, view }: { frame: Frame; view: AdvisoryEditorView }): JSX.Element {
  const room = `/desk/cases/${view.number}`;
  const banner = view.embargo ? <EmbargoBanner until={view.embargo.until} caseNumber={view.number} wide /> : undefined;
  return (
    <DeskShell frame={frame} title={`${view.number} advisory`} now={view.now} banner={banner}>
      <Crumbs
        links={[
          { href: '/desk', text: 'Inbox' },
          { href: room, text: view.number },
        ]}
      />
      <PageHeading
        title="Advisory"
        eyebrow={
          view.savedAt ? (
            <>
              Revision {view.revision} · saved <Time at={view.savedAt} />
            </>
          ) : (
            'Nothing saved yet'
          )
        }
      />
      <div class="stack stack-5">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        {view.state === 'frozen' ? (
          <Callout tone="warn" title="The text is frozen">
            <p>Saving takes the freeze back, and it then needs to be approved again.</p>
          </Callout>
        ) : null}
        {view.state === 'published' ? (
          <Callout tone="info" title="This advisory is public">
            <p>
              What you save becomes a further revision. The earlier ones stay.
              {view.isClosed
                ? ' The case is closed: saving takes it up again, until the amendment is out and told.'
                : ''}
            </p>
          </Callout>
        ) : null}
        <div class="cols cols-aside">
          <Editor view={view} />
          <Checks view={view} />
        </div>
      </div>
    </DeskShell>
  );
}
