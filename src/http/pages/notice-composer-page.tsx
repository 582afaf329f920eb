import type { JSX } from 'preact';
import type { DateAnswerKind } from '../../core/embargo/embargo.ts';
import type { Instant } from '../../core/process/instant.ts';
import type { AnnouncementPlace } from '../../core/process/playbook-release.ts';
import { AudienceStripe } from '../../parts/audience-stripe.tsx';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmbargoBanner } from '../../parts/embargo-banner.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { FindingList, type ShownFinding } from '../../parts/finding-list.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { GateList, type GateView } from '../../parts/gate-list.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { Select } from '../../parts/select.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { Time } from '../../parts/time.tsx';
import { MailWords } from './mail-words.tsx';
import { Places, Recipients } from './notice-reach.tsx';
import { type StepOffer, StepOffers, scriptsFor } from './step-offer.tsx';
import { StopWindow } from './stop-window.tsx';

export interface NoticeRecipient {
  /** Its id, where its copy can be shown. */
  readonly id?: string | undefined;
  readonly organisation: string;
  /** Whether the notice would go to it now, and if not, why. */
  readonly ready: boolean;
  readonly note: string;
  /** After sending: where its copy is, such as `delivered` or `in doubt`. */
  readonly delivery?: string | undefined;
  readonly answer?: DateAnswerKind | undefined;
}

/** One recipient’s copy, byte for byte. */
export interface NoticePreview {
  readonly as: string;
  readonly organisation: string;
  /** How it travels, or why nothing does. */
  readonly says: string;
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
}

export interface NoticeComposerView {
  readonly number: string;
  readonly now?: NowSentence | undefined;
  readonly embargo?: { readonly until: Instant | null } | undefined;
  readonly state: 'new' | 'draft' | 'approved' | 'leaving' | 'sent' | 'stopped';
  /** Until when a notice that leaves can still be stopped. */
  readonly leavesAt?: Instant | undefined;
  readonly sentAt?: Instant | undefined;
  /** In the playbook's order; the field is `blocks.<id>`. */
  readonly blocks: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  readonly notice?: string | undefined;
  readonly kind: { readonly id: string; readonly title: string };
  /** Of what the public reads: the places where it will stand. Notices to distributors have none. */
  readonly places?: readonly AnnouncementPlace[] | undefined;
  /** Further notices of the case, those first that are owed and not written yet. */
  readonly others: readonly {
    readonly title: string;
    readonly href: string;
    readonly state: NoticeComposerView['state'];
    readonly sentAt?: Instant | undefined;
  }[];
  readonly subject: string;
  /** The locked foot: the embargo policy, word for word, and what tells one text of it from another; none where the kind carries none. */
  readonly footer?: { readonly text: string; readonly version: number; readonly sha256: string } | undefined;
  /** What the leak rules found in the text as it stands. */
  readonly findings: readonly ShownFinding[];
  readonly errors: readonly FieldError[];
  /** Why nothing that is typed here could be saved, whatever it says, and the page that leads out of it. */
  readonly inTheWay?:
    | { readonly gates: readonly GateView[]; readonly out: { readonly href: string; readonly text: string } }
    | undefined;
  /** Where everybody stands to whom it was sent. */
  readonly board?: string | undefined;
  readonly recipients: readonly NoticeRecipient[];
  /** Who gets this and did not get the last notice, and who had that one and gets this no more. */
  readonly since?: { readonly joined: readonly string[]; readonly gone: readonly string[] } | undefined;
  /** The notice as one of them gets it, where one was chosen. */
  readonly preview?: NoticePreview | undefined;
  /** Approve, send, stop: whichever belong to this state, with their gates. */
  readonly offers: readonly StepOffer[];
  readonly action: string;
  readonly done?: string | undefined;
}

const stateWords = {
  new: 'not written yet',
  draft: 'draft',
  approved: 'approved',
  leaving: 'leaving',
  sent: 'sent',
  stopped: 'stopped',
} as const;

/** Said before anything is typed: the gates that no text opens. */
function InTheWay({ gates, out }: NonNullable<NoticeComposerView['inTheWay']>): JSX.Element {
  return (
    <Callout tone="warn" title="This notice cannot be saved yet">
      <GateList gates={gates} label="In the way of this notice" />
      <p>
        <ButtonLink href={out.href} look="main">
          {out.text}
        </ButtonLink>
      </p>
    </Callout>
  );
}

function Write({ view }: { view: NoticeComposerView }): JSX.Element {
  return (
    <Form
      id="notice-text"
      action={view.action}
      hidden={{ kind: view.kind.id, ...(view.notice ? { notice: view.notice } : {}) }}
    >
      <ErrorSummary errors={view.errors} />
      <p>
        <strong>Subject</strong> <code class="code-inline">{view.subject}</code>{' '}
        <span class="muted small">
          Made from the playbook{view.places ? '.' : '; each recipient gets a reference of its own.'}
        </span>
      </p>
      {view.blocks.map((block) => (
        <TextArea
          key={block.id}
          name={`blocks.${block.id}`}
          label={block.title}
          rows={block.id === 'description' ? 6 : 3}
          value={block.text}
          error={view.errors.find((each) => each.field === `blocks.${block.id}`)?.message}
        />
      ))}
      {view.footer ? (
        <div class="locked stack stack-2">
          <p class="row row-tight">
            <Icon name="lock" /> <strong>Locked foot, word for word</strong>
            <span class="muted small">
              Policy version {view.footer.version}, SHA-256 <code>{view.footer.sha256.slice(0, 16)}…</code>
            </span>
          </p>
          <Markdown text={view.footer.text} lines="kept" level={3} links="shown" />
        </div>
      ) : null}
      <FormActions>
        <Button look="main">Save and check</Button>
      </FormActions>
    </Form>
  );
}

function ReadOnly({ view }: { view: NoticeComposerView }): JSX.Element {
  return (
    <div class="paper">
      <p>
        <strong>{view.subject}</strong>
      </p>
      {view.blocks
        .filter(({ text }) => text.trim() !== '')
        .map((block) => (
          <div class="stack stack-2" key={block.id}>
            <h3>{block.title}</h3>
            <Markdown text={block.text} lines="kept" level={4} links="shown" />
          </div>
        ))}
      {view.footer ? (
        <div class="locked">
          <Markdown text={view.footer.text} lines="kept" level={3} links="shown" />
        </div>
      ) : null}
    </div>
  );
}

/** Stopping, while there is time for it: it stands at the top of the page, and not among the other steps. */
function stopOf({ state, offers }: NoticeComposerView): StepOffer | undefined {
  const stop = offers.find(({ id }) => id === 'stop-notice');
  return state === 'leaving' && stop?.gates.every(({ open }) => open) ? stop : undefined;
}

function Standing({ view }: { view: NoticeComposerView }): JSX.Element | null {
  if (view.state === 'leaving' && view.leavesAt) {
    return <StopWindow leavesAt={view.leavesAt} stop={stopOf(view)} />;
  }
  if (view.state === 'sent' && view.sentAt) {
    return (
      <Callout tone="good" title="Sent">
        <p>
          On <Time at={view.sentAt} with="local" />.
        </p>
        {view.board ? (
          <p>
            <a href={view.board}>Who has it, and what they said</a>
          </p>
        ) : null}
      </Callout>
    );
  }
  return view.state === 'stopped' ? <Callout tone="quiet" title="Stopped before it left. Nobody got it." /> : null;
}

function Others({ others }: { others: NoticeComposerView['others'] }): JSX.Element {
  return (
    <Section title="Other notices of this case" id="others">
      <ul class="plain stack stack-2">
        {others.map((each) => (
          <li key={each.href}>
            <a href={each.href}>{each.title}</a>, {stateWords[each.state]}
            {each.sentAt ? (
              <>
                {' '}
                on <Time at={each.sentAt} />
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Preview({ view }: { view: NoticeComposerView }): JSX.Element | null {
  const choices = view.recipients.flatMap(({ id, organisation }) =>
    id === undefined ? [] : [{ value: id, text: organisation }],
  );
  if (choices.length === 0 && !view.preview) return null;
  return (
    <Section title="Reads like" id="preview">
      {choices.length === 0 ? null : (
        <form method="get" action={`${view.action}#preview`} class="form">
          {view.notice ? <input type="hidden" name="notice" value={view.notice} /> : null}
          <input type="hidden" name="kind" value={view.kind.id} />
          <Select name="as" label="As it reaches" options={choices} value={view.preview?.as} />
          <FormActions>
            <Button>Show</Button>
          </FormActions>
        </form>
      )}
      {view.preview ? (
        <div class="stack stack-2">
          <p>
            {view.preview.organisation}: {view.preview.says}
          </p>
          {view.preview.text === undefined ? null : (
            <MailWords
              subject={view.preview.subject}
              text={view.preview.text}
              title={`The copy of ${view.preview.organisation}`}
            />
          )}
        </div>
      ) : (
        <p class="muted">Shown is the text that is saved.</p>
      )}
    </Section>
  );
}

/** A notice to distributors in four parts: text, check, recipients, confirmation. */
export function NoticeComposerPage({ frame, view }: { frame: Frame; view: NoticeComposerView }): JSX.Element {
  const ready = view.recipients.filter((each) => each.ready).length;
  const banner = view.embargo ? <EmbargoBanner until={view.embargo.until} caseNumber={view.number} wide /> : undefined;
  const offers = view.offers.filter((offer) => offer !== stopOf(view));
  const isFixed = view.state === 'leaving' || view.state === 'sent';
  return (
    <DeskShell
      frame={frame}
      title={`${view.number} notice`}
      now={view.now}
      banner={banner}
      scripts={scriptsFor(view.offers)}
    >
      <Crumbs
        links={[
          { href: '/desk', text: 'Inbox' },
          { href: `/desk/cases/${view.number}`, text: view.number },
        ]}
      />
      <PageHeading
        title={view.places ? view.kind.title : `${view.kind.title}: notice to distributors`}
        eyebrow={`${view.number} · ${stateWords[view.state]}`}
      />
      <div class="stack stack-6">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        {view.places ? (
          <AudienceStripe audience="public" />
        ) : (
          <AudienceStripe audience="distributors" who={ready === 1 ? '1 organisation' : `${ready} organisations`} />
        )}
        <Standing view={view} />
        {view.inTheWay && !isFixed ? <InTheWay {...view.inTheWay} /> : null}
        <div class="cols cols-aside">
          <Section title="1. Text" id="text">
            {isFixed ? <ReadOnly view={view} /> : <Write view={view} />}
          </Section>
          <div class="sticky">
            <Section title="2. Leak check" id="check">
              <FindingList
                findings={view.findings}
                none="Nothing in the text gives the matter away."
                form="notice-text"
              />
            </Section>
          </div>
        </div>
        <div class="cols cols-aside">
          <div class="stack stack-6">
            {view.places ? <Places places={view.places} /> : <Recipients view={view} />}
            <Preview view={view} />
            {isFixed && offers.length === 0 ? null : (
              <Section title="4. Confirm" id="confirm">
                {offers.length > 0 ? (
                  <StepOffers offers={offers} />
                ) : (
                  <p class="muted">Nothing here is yours to do at the moment.</p>
                )}
              </Section>
            )}
          </div>
          {view.others.length > 0 ? <Others others={view.others} /> : null}
        </div>
      </div>
    </DeskShell>
  );
}
