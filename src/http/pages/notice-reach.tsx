import type { JSX } from 'preact';
import type { AnnouncementPlace } from '../../core/process/playbook-release.ts';
import { Section } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { answerWords } from './date-answer-form.tsx';
import type { NoticeComposerView } from './notice-composer-page.tsx';

const readyWords = {
  new: 'ready',
  draft: 'ready',
  approved: 'ready',
  leaving: 'leaving',
  sent: 'sent',
  stopped: 'stopped',
} as const;

const placeWords: Readonly<Record<AnnouncementPlace, string>> = {
  site: 'The page of the advisories',
  feeds: 'The feeds: Atom, RSS and JSON Feed',
  users: 'The mail list of the users',
};

/** Where the public will read it. */
export function Places({ places }: { places: readonly AnnouncementPlace[] }): JSX.Element {
  return (
    <Section title="3. Public places" id="recipients" aside={<span class="muted small">{places.length} in all</span>}>
      <p class="muted">They come from the playbook. Anybody reads it there, until the advisory takes its place.</p>
      <ul>
        {places.map((place) => (
          <li key={place}>{placeWords[place]}</li>
        ))}
      </ul>
    </Section>
  );
}

/** Whom a notice reaches, and why it does not reach the others of the list. */
export function Recipients({ view }: { view: NoticeComposerView }): JSX.Element {
  const ready = view.recipients.filter((each) => each.ready).length;
  return (
    <Section
      title="3. Recipients"
      id="recipients"
      aside={
        <span class="muted small">
          {view.state === 'sent' ? `sent to ${ready}` : `${ready} of ${view.recipients.length} get it`}
        </span>
      }
    >
      <p class="muted">They come from the directory. Nobody can be typed in, and each gets a message of its own.</p>
      {view.since ? (
        <p>
          Since the last notice, {view.since.joined.join(', ') || 'nobody'} came onto the list and{' '}
          {view.since.gone.join(', ') || 'nobody'} went off it.
        </p>
      ) : null}
      {view.recipients.length === 0 ? (
        <p>There are no members yet, so there is nobody to tell.</p>
      ) : (
        <Table
          caption="Recipients of this notice"
          captionHidden
          columns={[
            { key: 'organisation', label: 'Organisation' },
            { key: 'ready', label: 'State' },
            { key: 'note', label: 'Note' },
            ...(view.state === 'sent' ? [{ key: 'answer', label: 'Answer' }] : []),
          ]}
          rows={view.recipients.map((each) => ({
            id: each.organisation,
            cells: {
              organisation: each.organisation,
              ready: each.delivery ? (
                <Tag tone={each.delivery === 'delivered' ? 'good' : 'warn'}>{each.delivery}</Tag>
              ) : (
                <Tag tone={each.ready ? 'good' : 'alarm'} icon={each.ready ? 'met' : 'cross'}>
                  {each.ready ? readyWords[view.state] : 'gets nothing'}
                </Tag>
              ),
              note: each.note,
              answer: each.answer ? answerWords[each.answer] : <span class="muted">no answer</span>,
            },
          }))}
        />
      )}
    </Section>
  );
}
