import type { JSX } from 'preact';
import { instant } from '../../core/process/instant.ts';
import { AudienceStripe } from '../audience-stripe.tsx';
import { Callout } from '../callout.tsx';
import { Checklist } from '../checklist.tsx';
import { Clocks, type ClockView } from '../clock.tsx';
import { FaultList } from '../fault-list.tsx';
import { GateList } from '../gate-list.tsx';
import { SeverityBadge } from '../severity-badge.tsx';
import { StageTrack } from '../stage-track.tsx';
import { Tag } from '../tag.tsx';
import { Time } from '../time.tsx';
import { Exhibit } from './exhibit.tsx';

const clocks: readonly ClockView[] = [
  { title: 'First contact', state: 'ok', dueAt: instant('2026-12-03T16:00:00Z'), calendar: 'Europe/Berlin' },
  { title: 'Answers to the date', state: 'due soon', dueAt: instant('2026-11-30T14:10:00Z') },
  { title: 'Plan and workarounds', state: 'late', dueAt: instant('2026-11-30T07:00:00Z') },
  { title: 'Reproduce', state: 'paused', dueAt: null, note: 'waiting for the reporter for 4 d' },
  {
    title: 'Acknowledge',
    state: 'met',
    startsAt: instant('2026-11-30T07:00:00Z'),
    dueAt: instant('2026-12-03T07:00:00Z'),
    metAt: instant('2026-11-30T08:12:00Z'),
  },
  {
    title: 'Retrospective',
    state: 'missed',
    dueAt: instant('2026-11-26T08:00:00Z'),
    metAt: instant('2026-11-27T12:00:00Z'),
  },
];

export function ClockExhibit(): JSX.Element {
  return (
    <Exhibit name="Clocks and times">
      <Clocks clocks={clocks} />
      <p>
        <Time at={instant('2026-12-15T16:00:00Z')} with="all" />
      </p>
    </Exhibit>
  );
}

export function StateExhibit(): JSX.Element {
  return (
    <Exhibit name="States">
      <p class="row">
        <SeverityBadge severity="critical" score={9.8} method="CVSS 3.1" />
        <SeverityBadge severity="high" score={8.1} />
        <SeverityBadge severity="medium" score={5.3} />
        <SeverityBadge severity="low" score={2.1} />
        <SeverityBadge severity="none" score={0} />
      </p>
      <p class="row">
        <Tag tone="quiet">not started</Tag>
        <Tag tone="info" icon="soon">
          in progress
        </Tag>
        <Tag tone="warn" icon="gateShut">
          blocked
        </Tag>
        <Tag tone="good" icon="met">
          done
        </Tag>
        <Tag tone="alarm" icon="late">
          already public
        </Tag>
      </p>
      <StageTrack
        stages={[
          { word: 'Received', state: 'done' },
          { word: 'Understood', state: 'done' },
          { word: 'Fix in work', state: 'now' },
          { word: 'Release', state: 'ahead' },
          { word: 'Public', state: 'ahead' },
        ]}
      />
    </Exhibit>
  );
}

export function AudienceExhibit(): JSX.Element {
  return (
    <Exhibit name="Audience stripes">
      <div class="stack stack-2">
        <AudienceStripe audience="internal" who="6 team members" />
        <AudienceStripe audience="reporter" who="calm heron and 6 team members" />
        <AudienceStripe audience="distributors" who="23 organisations, 41 people" />
        <AudienceStripe audience="public" who="anybody" />
      </div>
    </Exhibit>
  );
}

export function CalloutExhibit(): JSX.Element {
  return (
    <Exhibit name="Callouts">
      <div class="cols cols-2">
        <Callout tone="info" title="The date is proposed, not decided">
          <p>Answers are open until Friday.</p>
        </Callout>
        <Callout tone="good" title="Your report has been received" live>
          <p>A person reads it within three business days.</p>
        </Callout>
        <Callout tone="warn" title="No version given">
          <p>Answers take longer without it. You can add it below.</p>
        </Callout>
        <Callout tone="alarm" title="This is already public">
          <p>The person on duty has been told.</p>
        </Callout>
        <Callout tone="quiet" title="Withdrawn">
          <p>This advisory was withdrawn on 3 December 2026.</p>
        </Callout>
      </div>
    </Exhibit>
  );
}

export function GateExhibit(): JSX.Element {
  return (
    <Exhibit name="Gates, checklist and findings">
      <div class="cols cols-2">
        <div class="stack">
          <GateList
            gates={[
              { id: 'notice', title: 'Send the notice', open: true, sentence: 'Every check is passed.' },
              {
                id: 'publish',
                title: 'Publish',
                open: false,
                sentence:
                  'Line 1.26 has no release, and the agreed date is not reached. The release manager can record 1.26.',
                clause: 'Checklist, step 10',
                clauseHref: '/policy',
              },
            ]}
          />
          <FaultList
            none="No findings."
            faults={[
              {
                rule: 'leak/cve-id',
                severity: 'error',
                path: '/description',
                message: 'The text names CVE-2026-31337.',
                mend: 'Leave the CVE ID out until publication.',
              },
              {
                rule: 'leak/name',
                severity: 'warning',
                path: '/ask',
                message: 'The text names the reporter.',
                mend: 'Their consent begins at publication.',
              },
            ]}
          />
          <FaultList none="No findings in 5 mails." faults={[]} />
        </div>
        <Checklist
          items={[
            { id: 'a', name: 'Acknowledge the report', state: 'done', note: 'after 1 h 12 min' },
            { id: 'b', name: 'First reply', state: 'in progress', isNext: true, href: '/desk' },
            { id: 'c', name: 'Send the notice', state: 'blocked', note: 'needs the embargo' },
            { id: 'd', name: 'Tell the users', state: 'not started' },
            { id: 'e', name: 'Retrospective', state: 'not needed', note: 'duplicate' },
          ]}
        />
      </div>
    </Exhibit>
  );
}
