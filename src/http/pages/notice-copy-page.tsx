import type { JSX } from 'preact';
import type { BoardState } from '../../core/notices/board.ts';
import type { Instant } from '../../core/process/instant.ts';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Time } from '../../parts/time.tsx';
import { MailWords } from './mail-words.tsx';

export interface NoticeCopyView {
  readonly now?: NowSentence | undefined;
  readonly number: string;
  readonly title: string;
  readonly board: string;
  readonly organisation: string;
  readonly name: string;
  readonly ref: string;
  readonly state: BoardState;
  readonly changedAt: Instant;
  readonly attempts: number;
  readonly carries?: 'content' | 'link';
  /** Whether the notice tells of what is out. */
  readonly isPublic?: true;
  /** In groups of four. */
  readonly fingerprint?: string;
  readonly words?: { readonly subject: string; readonly text: string };
  readonly answers: readonly string[];
}

function held({ carries, fingerprint, isPublic }: NoticeCopyView): string | undefined {
  if (!carries) return undefined;
  const what = carries === 'content' ? 'The notice itself' : 'A letter that says where to read the notice';
  if (fingerprint) return what;
  return `${what}, in plain mail: ${isPublic ? 'what is public is encrypted to nobody' : 'no key was pinned'}`;
}

/** What left for one recipient of a notice, word for word, the key that it went to, and what the mail server said. */
export function NoticeCopyPage({ frame, view }: { frame: Frame; view: NoticeCopyView }): JSX.Element {
  const { words, attempts } = view;
  return (
    <DeskShell frame={frame} title={`What left for ${view.name}, ${view.number}`} now={view.now}>
      <Crumbs
        links={[
          { href: `/desk/cases/${view.number}`, text: view.number },
          { href: view.board, text: view.title },
        ]}
      />
      <PageHeading title={`What left for ${view.name}`} />
      <div class="stack stack-5">
        <DefinitionList
          facts={[
            { term: 'Organisation', is: <a href={`/desk/distributors/${view.organisation}`}>{view.name}</a> },
            { term: 'Reference', is: view.ref },
            {
              term: 'Mail',
              is: (
                <>
                  {view.state} <Time at={view.changedAt} />
                </>
              ),
            },
            { term: 'Attempts', is: String(attempts) },
            { term: 'Held', is: held(view) },
            {
              term: 'Encrypted to the key',
              is: view.fingerprint ? <span class="hash">{view.fingerprint}</span> : undefined,
            },
            {
              term: 'The mail server’s last answer, or why there is none',
              is: view.answers.map((answer) => (
                <p key={answer}>
                  <code class="code-inline">{answer}</code>
                </p>
              )),
            },
          ].filter(({ is }) => !Array.isArray(is) || is.length > 0)}
        />
        {words ? (
          <div class="stack stack-2">
            <MailWords {...words} title="Word for word, inside the encryption where there is one" />
          </div>
        ) : (
          <p class="muted">
            {attempts === 0
              ? 'Nothing has left yet. The preview beside the notice shows what will.'
              : 'Its words are not on record: either nothing left, or it was sent before Tidegate kept them.'}
          </p>
        )}
      </div>
    </DeskShell>
  );
}
