import type { JSX } from 'preact';
import type { Instant } from '../core/process/instant.ts';
import { type Audience, AudienceStripe } from './audience-stripe.tsx';
import { Callout } from './callout.tsx';
import { Icon } from './icon.tsx';
import { Markdown } from './markdown/markdown.tsx';
import { Time } from './time.tsx';

/** One entry: a message with a text, or something that happened. */
export interface TimelineEntry {
  /** Permalink within the page. */
  readonly id: string;
  readonly at: Instant;
  /** Who did it, as this reader may know them. */
  readonly who: string;
  /** What happened, in a sentence without the subject: `answered the reporter`. */
  readonly what: string;
  readonly audience?: Audience | undefined;
  /** Who exactly reads it: `6 team members`. */
  readonly audienceWho?: string | undefined;
  /** Markdown. Text from outside shows its links without making them live. */
  readonly text?: string | undefined;
  readonly trusted?: boolean | undefined;
  /** Whether the text counts no more, since its author has replaced it: it is read on demand. */
  readonly isFolded?: boolean | undefined;
  readonly files?: readonly { readonly name: string; readonly href: string; readonly size: string }[] | undefined;
  readonly seen?: string | undefined;
  /** Why a message did not leave. */
  readonly unsent?: string | undefined;
  readonly isNew?: boolean | undefined;
}

function Text({ entry, text }: { entry: TimelineEntry; text: string }): JSX.Element {
  const told = <Markdown text={text} lines="kept" links={entry.trusted ? 'live' : 'shown'} level={3} />;
  if (!entry.isFolded) return told;
  return (
    <details>
      <summary>Replaced since</summary>
      {told}
    </details>
  );
}

function Entry({ entry }: { entry: TimelineEntry }): JSX.Element {
  const words = [entry.text === undefined ? 'line-event' : 'line-message'];
  if (entry.isNew) words.push('line-new');
  return (
    <li id={entry.id} class={words.join(' ')}>
      <div class="line-head">
        <span>
          <span class="line-who">{entry.who}</span> {entry.what}
        </span>
        <span class="line-at">
          <a href={`#${entry.id}`}>
            <Time at={entry.at} with="local" />
          </a>
        </span>
      </div>
      {entry.text === undefined ? null : (
        <div class="line-body">
          {entry.audience ? <AudienceStripe audience={entry.audience} who={entry.audienceWho} /> : null}
          <div class="line-text">
            <Text entry={entry} text={entry.text} />
            {entry.files?.map((file) => (
              <p key={file.href} class="row row-tight">
                <Icon name="file" /> <a href={file.href}>{file.name}</a> <span class="muted small">{file.size}</span>
              </p>
            ))}
          </div>
        </div>
      )}
      {entry.unsent ? (
        <Callout tone="alarm" title="Not sent">
          <p>{entry.unsent}</p>
        </Callout>
      ) : null}
      {entry.seen ? <p class="line-seen">{entry.seen}</p> : null}
    </li>
  );
}

/** Entries in the order given. Before the first new one stands how many are new since `newSince`. */
export function Timeline(props: { entries: readonly TimelineEntry[]; newSince?: Instant | undefined }): JSX.Element {
  const firstNew = props.entries.findIndex((entry) => entry.isNew);
  const count = props.entries.filter((entry) => entry.isNew).length;
  const before = firstNew < 0 ? props.entries : props.entries.slice(0, firstNew);
  const after = firstNew < 0 ? [] : props.entries.slice(firstNew);
  return (
    <div>
      <ol class="line">
        {before.map((entry) => (
          <Entry entry={entry} key={entry.id} />
        ))}
      </ol>
      {after.length > 0 ? (
        <>
          <p class="line-mark">
            <span>
              {count} new{' '}
              {props.newSince ? (
                <>
                  since <Time at={props.newSince} />
                </>
              ) : null}
            </span>
          </p>
          <ol class="line">
            {after.map((entry) => (
              <Entry entry={entry} key={entry.id} />
            ))}
          </ol>
        </>
      ) : null}
    </div>
  );
}
