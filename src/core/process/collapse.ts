import { actorText } from '../access/actor.ts';
import type { CaseEvent } from '../case/events.ts';
import type { Case } from '../case/model.ts';
import { endWords, isEarly } from '../embargo/collapse.ts';
import type { Breach, EndCause } from '../embargo/embargo.ts';
import { toReporter, withDrafts } from '../notices/drafting.ts';
import { unfinished } from '../release/fix.ts';
import type { Playbook } from './playbook.ts';
import { accountOf, type Situation } from './step.ts';

/** How an embargo ends before its time: the machine's cause, what broke it, and the reason in a person's words. */
export interface Ending {
  readonly cause: EndCause;
  readonly because: Breach;
  readonly reason: string;
}

/**
 * Ends the embargo in one act, mostly early, and drafts every message that follows: the word to the reporter, the notice to those
 * who were told, and the advisory with the lines that have no patch yet. The reason stays in the case; the parties read
 * only what broke the embargo.
 */
export function collapse(
  { actor, case: c, now, facts, playbook }: Situation,
  before: readonly CaseEvent[],
  { cause, because, reason }: Ending,
): readonly CaseEvent[] {
  const by = accountOf(actor);
  const over = isEarly(c.embargo.end, now)
    ? `has ended early: ${endWords[because]}. We publish as soon as we can, with a way to stay safe where there is no patch yet.`
    : 'is over, since the agreed moment has passed. We publish as soon as we can.';
  const said = `The embargo on what you reported ${over} It binds you no longer.`;
  const ended: CaseEvent = { type: 'EmbargoEnded', cause, because, reason, by: actorText(actor) };
  const draft = isEarly(c.embargo.end, now) ? unfixedDraft(c, playbook, by) : [];
  const events = [...before, ended, toReporter(said, by), ...draft];
  return withDrafts(c, events, ['embargo-ended'], { by, at: now, facts });
}

/** The newest draft with every open line as affected, with a patch that is planned; a frozen text is left to the people who froze it. */
function unfixedDraft(c: Case, playbook: Playbook, by: string): readonly CaseEvent[] {
  const newest = c.advisory.revisions.at(-1)?.advisory;
  const open = unfinished(c.fixes).map((f) => f.line);
  if (!newest || !playbook.embargo.collapse.withoutFix || c.advisory.state !== 'draft' || open.length === 0) return [];
  const affected = newest.affected.map((a) => ({
    ...a,
    ranges: a.ranges.map(({ fixed, ...range }) =>
      open.includes(range.line)
        ? { ...range, planned: 'A patch is being worked on.' }
        : { ...range, ...(fixed === undefined ? {} : { fixed }) },
    ),
  }));
  const revision = c.advisory.revisions.length + 1;
  return [{ type: 'AdvisoryDrafted', revision, advisory: { ...newest, affected }, by }];
}
