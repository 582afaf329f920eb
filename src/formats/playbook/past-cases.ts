import { z } from 'zod';
import { roles } from '../../core/access/actor.ts';
import type { Recorded } from '../../core/case/events.ts';
import { type Fault, fault } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { instant } from '../../core/process/instant.ts';
import { playbookSchema } from '../../core/process/playbook.ts';
import type { Act, PastCase } from '../../core/process/simulate.ts';

const at = z.string().refine(isCanonical, 'is no moment such as 2026-04-01T09:00:00.000Z');
const typed = z.looseObject({ type: z.string() });
const id = z.string().min(1);

const actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), id, roles: z.array(z.enum(roles)) }),
  z.object({ kind: z.literal('distributor'), id, organisation: id }),
  z.object({ kind: z.literal('reporter'), person: id }),
]);

const facts = z.looseObject({
  team: z.array(z.object({ account: id, roles: z.array(z.enum(roles)) })),
  distributors: z.array(z.looseObject({ organisation: id, name: z.string(), state: z.string() })),
});

const pastCase = z.looseObject({
  number: z.string(),
  events: z.array(z.looseObject({ seq: z.number().int().min(1), at, actor: z.string(), event: typed })).min(1),
  playbooks: z.array(playbookSchema),
  acts: z.array(z.object({ at, seq: z.number().int().min(0), actor, command: typed, facts })).default([]),
});

const file = z.looseObject({ cases: z.array(pastCase).min(1) });

/** Reads the cases of a replay's outcome (`tidegate replay --json`), or of an export of the same shape. */
export function readPastCases(text: string): {
  readonly cases?: readonly PastCase[];
  readonly faults: readonly Fault[];
} {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { faults: [fault('json', '', 'The file is not JSON.', 'Write it with tidegate replay --json.')] };
  }
  const parsed = file.safeParse(value);
  if (!parsed.success) return { faults: faultsFromZod(parsed.error, value) };
  const strange = parsed.data.cases.findIndex(
    ({ events }) => events[0]!.event.type !== 'ReportReceived' || events.some(({ seq }, i) => seq !== i + 1),
  );
  if (strange >= 0) {
    const message = 'The events do not run from the report on without a gap.';
    return { faults: [fault('book-whole', `/cases/${strange}/events`, message, 'Export the whole book.')] };
  }
  // Events and facts are what Tidegate has written itself; the fold reads what it knows of them.
  const cases = parsed.data.cases.map(({ number, events, playbooks, acts }) => ({
    number,
    playbooks,
    events: events as unknown as readonly Recorded[],
    acts: acts as unknown as readonly Act[],
  }));
  return { cases, faults: [] };
}

function isCanonical(text: string): boolean {
  try {
    return instant(text) === text;
  } catch {
    return false;
  }
}
