import type { JSX } from 'preact';
import type { SeenBreach } from '../../app/queries/recheck.ts';
import { kindsOfNotice } from '../../core/notices/kinds.ts';
import { noticeKinds } from '../../core/process/playbook-notices.ts';
import { Callout } from '../../parts/callout.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Frame } from '../../parts/frame.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';
import { Time } from '../../parts/time.tsx';

export interface SentView {
  readonly now?: NowSentence | undefined;
  readonly judged: number;
  readonly breaches: readonly SeenBreach[];
}

/** What was sent, by the name that the desk has for it. */
function sayLetter(letter: string): string {
  const kind = noticeKinds.find((each) => letter === `notice ${each}`);
  return kind ? kindsOfNotice[kind].title : letter;
}

/** What has left the house and should not have, as the rules of today see it. */
export function SentPage({ frame, view }: { frame: Frame; view: SentView }): JSX.Element {
  const { judged, breaches } = view;
  return (
    <DeskShell frame={frame} title="Sent, judged again" now={view.now}>
      <PageHeading
        title="Sent, judged again"
        lead="Every letter and notice of your cases that has left the house, read again with the rules of today."
      />
      <div class="stack stack-5">
        {breaches.length === 0 ? (
          <EmptyState
            title={
              judged === 0
                ? 'Nothing has been sent yet.'
                : `Nothing found in ${judged} ${judged === 1 ? 'message' : 'messages'}.`
            }
          >
            <p>The rules see what they know the form of. What is said in other words, only a person sees.</p>
          </EmptyState>
        ) : (
          <>
            <Callout
              tone="warn"
              title={`${breaches.length} found in ${judged} ${judged === 1 ? 'message' : 'messages'}`}
            >
              <p>
                What has left cannot be called back. Look at each, and record a <a href="/desk/leaks">leak</a> where it
                is one.
              </p>
            </Callout>
            <Table
              caption="What was found"
              captionHidden
              columns={[
                { key: 'case', label: 'Case' },
                { key: 'what', label: 'Message' },
                { key: 'found', label: 'Found' },
                { key: 'at', label: 'Left' },
              ]}
              rows={breaches.map((each, at) => ({
                id: `${each.sent}-${at}`,
                isLate: true,
                cells: {
                  case: (
                    <a class="nowrap" href={`/desk/cases/${each.case}`}>
                      {each.case}
                    </a>
                  ),
                  what: `${sayLetter(each.letter)}, to ${each.name ?? each.recipient}`,
                  found: (
                    <span class="stack stack-1">
                      <span>{each.message}</span>
                      <span class="muted small">
                        Policy: “{each.policy}” <code>{each.rule}</code>
                      </span>
                    </span>
                  ),
                  at: <Time at={each.at} />,
                },
              }))}
            />
          </>
        )}
      </div>
    </DeskShell>
  );
}
