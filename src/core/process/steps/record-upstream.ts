import { z } from 'zod';
import { toReporter } from '../../notices/drafting.ts';
import { line, moment, needed } from '../fields.ts';
import { dateIsAhead, withinHardCap } from '../gates-embargo.ts';
import { inheritedEmbargoCanBegin, inheritedEndByLead, isHeldByUpstream } from '../gates-kinds.ts';
import { sayInstant } from '../instant.ts';
import type { Gate } from '../step.ts';
import { accountOf, step } from '../step.ts';

const upstreamDateStays: Gate = {
  id: 'upstream-date-stays',
  title: 'An inherited date is not dropped',
  clause: 'R93',
  check: ({ input, case: c, now }) =>
    input && !input.embargoEnd && isHeldByUpstream(c, now)
      ? { sentence: 'Upstream has named a date, and it binds us. Give the date that upstream names now.' }
      : undefined,
};

const endIsAhead: Gate = {
  ...dateIsAhead,
  id: 'inherited-date-ahead',
  check: ({ input, ...rest }) =>
    input?.embargoEnd ? dateIsAhead.check({ ...rest, input: { date: input.embargoEnd } }) : undefined,
};

/** Upstream moves its own end as it likes; every other deadline binds it here as it binds a date of our own. */
const endWithinCaps: Gate = {
  ...withinHardCap,
  id: 'inherited-date-within-caps',
  check: ({ input, case: { upstream: _, ...c }, ...rest }) =>
    input?.embargoEnd ? withinHardCap.check({ ...rest, case: c, input: { date: input.embargoEnd } }) : undefined,
};

/** Whose vulnerability it is, and the embargo under which we know of it: theirs to move, ours to keep (R93). */
export const recordUpstream = step({
  id: 'record-upstream',
  command: 'RecordUpstream',
  title: 'Record the upstream vulnerability',
  does: 'Names the upstream project, its id, and the end of its embargo, which binds this case. Again when upstream moves it.',
  clause: 'R93',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({
    project: line('Upstream project', 'Such as Envoy'),
    id: line('Its id there', 'A CVE or GHSA id, or the project’s own'),
    embargoEnd: z
      .union([moment('End of upstream’s embargo'), z.literal('').transform(() => undefined)])
      .optional()
      .meta({ label: 'End of upstream’s embargo', hint: 'Empty where there is none', kind: 'datetime' }),
    source: needed('Where upstream said so'),
  }),
  gates: [inheritedEndByLead, inheritedEmbargoCanBegin, endIsAhead, endWithinCaps, upstreamDateStays],
  isTimely: (c) => !c.closedAt && c.advisory.publications.length === 0,
  isDone: (c) => c.upstream !== undefined,
  moves: true,
  grave: true,
  scope: 'embargo:write',
  events: ({ actor, input, case: c }) => [
    {
      type: 'UpstreamRecorded',
      project: input.project,
      id: input.id,
      ...(input.embargoEnd ? { embargoEnd: input.embargoEnd } : {}),
      source: input.source,
      by: accountOf(actor),
    },
    ...(input.embargoEnd && input.embargoEnd !== c.embargo.end
      ? [
          toReporter(
            `It is kept quiet until ${sayInstant(input.embargoEnd)}, which ${input.project} decides.`,
            accountOf(actor),
          ),
        ]
      : []),
  ],
});
