import type { JSX } from 'preact';
import type { ReportRoom } from '../../app/queries/regulatory.ts';
import { Callout } from '../../parts/callout.tsx';
import { Clock } from '../../parts/clock.tsx';
import { CodeBlock } from '../../parts/code-block.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';

export interface ReportPayloadView {
  readonly now?: NowSentence | undefined;
  readonly room: ReportRoom;
}

/** One report to the authorities: what its clause asks for, filled from the case, as text and as JSON. */
export function ReportPayloadPage({ frame, view }: { frame: Frame; view: ReportPayloadView }): JSX.Element {
  const { room, now } = view;
  const home = `/desk/cases/${room.number}`;
  return (
    <DeskShell frame={frame} title={`${room.number}: report`} now={now}>
      <Crumbs links={[{ href: home, text: room.number }]} />
      {room.kind === 'not asked' ? (
        <EmptyState title="The playbook of this case asks for no such report.">
          <p>Its key “regulatory: cra:” turns the reports of the Cyber Resilience Act on.</p>
        </EmptyState>
      ) : (
        <Payload room={room} />
      )}
    </DeskShell>
  );
}

function Payload({ room }: { room: Extract<ReportRoom, { kind: 'payload' }> }): JSX.Element {
  const { payload, clock, number } = room;
  const json = Object.fromEntries(payload.fields.map(({ name, value }) => [name, value]));
  const unknown = payload.fields.filter(({ value, optional }) => value === '' && optional);
  return (
    <>
      <PageHeading title={payload.title} lead={payload.clause} />
      <div class="stack stack-5">
        {clock ? <Clock clock={{ ...clock, owner: room.owners.join(', ') }} /> : null}
        {payload.missing.length > 0 ? (
          <Callout tone="warn" title="This is missing and must be there:">
            <ul>
              {payload.missing.map(({ name, label, mend }) => (
                <li key={name}>
                  <strong>{label}</strong>: {mend}
                </li>
              ))}
            </ul>
          </Callout>
        ) : (
          <Callout tone="good" title="Everything that the clause asks for is there." />
        )}
        {unknown.length > 0 ? (
          <Callout tone="info" title="Asked for only as far as it is known:">
            <ul>
              {unknown.map(({ name, label, mend }) => (
                <li key={name}>
                  <strong>{label}</strong>: {mend}
                </li>
              ))}
            </ul>
          </Callout>
        ) : null}
        <section class="stack" aria-labelledby="text">
          <h2 id="text">To paste</h2>
          <p>
            Nothing leaves from here: file it on the single reporting platform, then{' '}
            <a href={`/desk/cases/${number}#step-file-report`}>record it as filed</a>.
          </p>
          <CodeBlock text={payload.text} title="Text" wrap />
          <details>
            <summary>As JSON</summary>
            <CodeBlock text={JSON.stringify(json, null, 2)} title="JSON" wrap />
          </details>
        </section>
        <section class="stack" aria-labelledby="sources">
          <h2 id="sources">Where this duty comes from</h2>
          <div class="prose">
            <ul>
              {payload.sources.map((source) => (
                <li key={source}>{source}</li>
              ))}
            </ul>
          </div>
        </section>
      </div>
    </>
  );
}
